package org.ostopolku.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pictures in docs/pictures show the models as they are. */
@Tag("once")
class PicturesTest {

    @Test
    void everyPictureIsOfTheModelAsItIsNow() throws IOException, NoSuchAlgorithmException {
        assertThat(Pictures.digestsWhenDrawn())
                .as("models when drawn; draw them again with: " + Pictures.COMMAND)
                .containsExactlyElementsOf(Pictures.digests());
    }

    @Test
    void everyModelHasAPicture() throws IOException {
        for (String process : Shipped.processes()) {
            assertThat(ImageIO.read(Pictures.of(process).toFile()).getWidth())
                    .as(process)
                    .isGreaterThan(800);
        }
    }
}
