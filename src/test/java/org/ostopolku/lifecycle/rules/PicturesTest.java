package org.ostopolku.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import javax.imageio.ImageIO;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pictures in docs/pictures show the models as they are. */
@Tag("once")
class PicturesTest {

    @Test
    void every_picture_is_of_the_model_as_it_is_now() throws IOException, NoSuchAlgorithmException {
        assertThat(ModelPictures.digestsWhenDrawn())
                .as("models when drawn; draw them again with: " + ModelPictures.COMMAND)
                .containsExactlyElementsOf(ModelPictures.digests());
    }

    @Test
    void every_model_has_a_picture() throws IOException {
        for (String process : ShippedFiles.processes()) {
            assertThat(ImageIO.read(ModelPictures.of(process).toFile()).getWidth())
                    .as(process)
                    .isGreaterThanOrEqualTo(widthDrawn(process));
        }
    }

    /** From the left side of what is furthest left to the right side of what is furthest right. */
    private static int widthDrawn(String process) {
        var shapes = Bpmn.readModelFromStream(
                        new ByteArrayInputStream(ShippedFiles.model(process).getBytes(StandardCharsets.UTF_8)))
                .getModelElementsByType(Bounds.class);
        var left = shapes.stream().mapToDouble(Bounds::getX).min().orElseThrow();
        var right = shapes.stream()
                .mapToDouble(shape -> shape.getX() + shape.getWidth())
                .max()
                .orElseThrow();
        return (int) (right - left);
    }
}
