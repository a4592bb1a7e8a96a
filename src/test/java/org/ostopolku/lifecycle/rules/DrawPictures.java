package org.ostopolku.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ostopolku.browser.Chromium;

/** Draws docs/pictures in a headless Chromium. Runs only when asked for: {@code mvn test -Dtest=DrawPictures}. */
class DrawPictures {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private static final int MARGIN = 20;

    /** Where the mark of bpmn.io stands, below the drawing. */
    private static final int FOOT = 45;

    /** Draws one model, makes the page as large as the drawing, and returns what bpmn-js complains of. */
    private static final String DRAW = """
            async ([xml, margin, foot]) => {
              const viewer = new BpmnJS({ container: '#picture' });
              const { warnings } = await viewer.importXML(xml);
              const canvas = viewer.get('canvas');
              const drawn = canvas.viewbox().inner;
              const size = { width: Math.ceil(drawn.width) + 2 * margin, height: Math.ceil(drawn.height) + margin + foot };
              const picture = document.getElementById('picture');
              picture.style.width = size.width + 'px';
              picture.style.height = size.height + 'px';
              canvas.resized();
              canvas.viewbox({ x: drawn.x - margin, y: drawn.y - margin, ...size });
              return warnings.map(warning => warning.message);
            }
            """;

    @Test
    void draw() throws IOException, NoSuchAlgorithmException {
        Files.createDirectories(ModelPictures.FOLDER);
        for (String process : ShippedFiles.processes()) {
            draw(process);
        }
        Files.write(ModelPictures.DIGESTS, ModelPictures.digests());
    }

    private void draw(String process) {
        try (Page page = chromium.newSession().newPage()) {
            page.setContent("<body style='margin:0;background:#fff'><div id='picture' style='width:9px;height:9px'>");
            page.addStyleTag(new Page.AddStyleTagOptions().setContent(webJar("assets/diagram-js.css")));
            page.addScriptTag(new Page.AddScriptTagOptions().setContent(webJar("bpmn-viewer.production.min.js")));
            assertThat((List<?>) page.evaluate(DRAW, List.of(ShippedFiles.model(process), MARGIN, FOOT)))
                    .as(process)
                    .isEmpty();
            page.locator("#picture").screenshot(new Locator.ScreenshotOptions().setPath(ModelPictures.of(process)));
        }
    }

    private static String webJar(String file) {
        try (InputStream about = resource("maven/org.webjars.npm/bpmn-js/pom.properties")) {
            Properties webJar = new Properties();
            webJar.load(about);
            String dist = "resources/webjars/bpmn-js/" + webJar.getProperty("version") + "/dist/";
            try (InputStream content = resource(dist + file)) {
                return new String(content.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String path) {
        return Objects.requireNonNull(DrawPictures.class.getResourceAsStream("/META-INF/" + path), path);
    }
}
