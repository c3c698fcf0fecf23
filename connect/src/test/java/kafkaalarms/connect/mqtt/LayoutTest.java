package kafkaalarms.connect.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kafkaalarms.connect.mqtt.settings.SinkKeys;
import kafkaalarms.connect.mqtt.settings.SourceKeys;
import org.junit.jupiter.api.Test;

/** Laws of this folder, and what its page says about it. */
class LayoutTest {
    private static final Path PRODUCT = Path.of("src", "main", "java");

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(path -> path.toString().endsWith(ending)).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> productFiles(Predicate<String> matches) throws IOException {
        return files(PRODUCT, ".java").stream().filter(file -> matches.test(text(file))).toList();
    }

    @Test
    void library_OfMqtt_IsKnownToTheClientAlone() throws IOException {
        List<Path> knowing = productFiles(text -> text.contains("org.eclipse.paho.mqttv5.c"));
        assertFalse(knowing.isEmpty());
        knowing.forEach(file -> assertEquals("client", file.getParent().getFileName().toString(), file.toString()));
    }

    @Test
    void directions_InTheirSource_DoNotKnowEachOther() throws IOException {
        assertEquals(List.of(), productFiles(text ->
            text.contains("package kafkaalarms.connect.mqtt.source") && text.contains("mqtt.sink.")
                || text.contains("package kafkaalarms.connect.mqtt.sink") && text.contains("mqtt.source.")));
    }

    @Test
    void files_OfTheModule_AreShortEnoughToRead() throws IOException {
        for (Path file : files(Path.of("src"), ".java")) {
            List<String> lines = text(file).lines().toList();
            assertTrue(lines.size() <= 400, file + " has " + lines.size() + " lines");
            lines.forEach(line -> assertTrue(line.length() <= 120, file + ": " + line));
        }
    }

    @Test
    void metrics_OnThePage_AreThoseOfTheTasks() throws IOException {
        Set<String> made = new TreeSet<>();
        for (Path file : files(PRODUCT, "Metrics.java")) {
            addAll(made, Pattern.compile("(?:count|gauge)\\(\"([a-z0-9-]+)\""), text(file));
        }
        String page = text(Path.of("README.md"));
        Set<String> told = new TreeSet<>();
        addAll(told, Pattern.compile("`([a-z0-9-]+)`"),
            page.substring(page.indexOf("## Metrics"), page.indexOf("## When it says")));
        assertFalse(made.isEmpty());
        assertEquals(made, told);
    }

    @Test
    void settings_OnThePage_Exist() {
        Set<String> told = new TreeSet<>();
        addAll(told, Pattern.compile("[`\"]((?:mqtt|kafka|key|dead|max|read)\\.[a-z.]+[a-z])[`\"=]"),
            text(Path.of("README.md")));
        told.removeAll(Set.of("key.converter"));
        assertTrue(told.size() > 15, told.toString());
        told.removeAll(SourceKeys.DEF.names());
        told.removeAll(SinkKeys.DEF.names());
        assertEquals(Set.of(), told);
    }

    @Test
    void folders_OfTheProduct_StandOnThePage() throws IOException {
        String page = text(Path.of("README.md"));
        try (Stream<Path> folders = Files.list(PRODUCT.resolve("kafkaalarms/connect/mqtt"))) {
            folders.filter(Files::isDirectory)
                .forEach(folder -> assertTrue(page.contains("`" + folder.getFileName() + "/`"), folder.toString()));
        }
    }

    private static void addAll(Set<String> found, Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
    }
}
