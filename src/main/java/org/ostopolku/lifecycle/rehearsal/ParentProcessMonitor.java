package org.ostopolku.lifecycle.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Ends the sandbox process when the application that started it ends: its standard input is closed then. */
@Component
@Profile("rehearsal")
class ParentProcessMonitor implements SmartLifecycle {

    private final Path folder;
    private volatile Thread thread;

    ParentProcessMonitor(@Value("${ostopolku.rehearsal.folder}") Path folder) {
        this.folder = folder;
    }

    @Override
    public void start() {
        thread = new Thread(this::waitForEndOfInput, "parent-process-monitor");
        thread.setDaemon(true);
        thread.start();
    }

    private void waitForEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // The parent process writes nothing; it only keeps the stream open.
            }
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }

    /** The thread cannot be interrupted while it reads; it ends with the process. */
    @Override
    public void stop() {
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Starts before every other lifecycle. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
