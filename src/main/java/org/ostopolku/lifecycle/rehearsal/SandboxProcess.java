package org.ostopolku.lifecycle.rehearsal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.ostopolku.OstopolkuApplication;
import org.springframework.util.ClassUtils;

/**
 * A second process of this application with an in-memory engine. It gets no settings, no database and no secrets of this
 * process. It ends when this process ends, because its standard input is closed then.
 */
class SandboxProcess implements AutoCloseable {

    private static final String PACKAGED = "org.springframework.boot.loader.launch.JarLauncher";
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT");
    private static final int OUT_OF_MEMORY = 3;
    private static final int LAST_LINES = 40;

    private final Process process;
    private final Path log;

    private SandboxProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * @param folder of the {@link RehearsalExchange}
     * @param zone time zone id
     * @param memory value of the Java option -Xmx
     */
    static SandboxProcess start(Path folder, String zone, String memory) throws IOException {
        var log = folder.resolve("log.txt");
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + memory,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        ClassUtils.isPresent(PACKAGED, null) ? PACKAGED : OstopolkuApplication.class.getName(),
                        // Command line arguments override all other settings: the sandbox never opens another database.
                        "--spring.profiles.active=rehearsal",
                        "--spring.datasource.url=jdbc:h2:mem:rehearsal;QUERY_CACHE_SIZE=300",
                        "--ostopolku.zone=" + zone,
                        "--ostopolku.rehearsal.folder=" + folder))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        builder.environment().put("CLASSPATH", classPath());
        return new SandboxProcess(builder.start(), log);
    }

    /** The class path of this process, with absolute paths. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    boolean isOutOfMemory() {
        return !process.isAlive() && process.exitValue() == OUT_OF_MEMORY;
    }

    long pid() {
        return process.pid();
    }

    /** The last lines of the log, without stack traces. */
    String lastLogLines() throws IOException {
        var lines = Files.readAllLines(log).stream()
                .filter(line -> !line.startsWith("\tat "))
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
