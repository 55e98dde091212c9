// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.heap.api.Heap;
import corto.lang.Delete;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.io.File;
import jdk.internal.corto.Ending;

/// The machine the program runs on: one processor, one heap, no other programs.
@Substitute("java.lang.Runtime")
final class RuntimeSubstitution {
    private static final String NO_PROCESSES = "an image is one program without processes: call the other program's code directly";
    private static final String NO_LIBRARIES = "an image cannot load native libraries: write the method in Java, or select the library that has it";

    @Replace
    public void exit(int status) {
        Ending.exit(status);
    }

    @Replace
    public void halt(int status) {
        Ending.halt(status);
    }

    @Replace
    public void addShutdownHook(Thread hook) {
        Ending.add(hook);
    }

    @Replace
    public boolean removeShutdownHook(Thread hook) {
        return Ending.remove(hook);
    }

    @Replace
    public int availableProcessors() {
        return 1;
    }

    @Replace
    public long totalMemory() {
        return Heap.totalBytes();
    }

    @Replace
    public long maxMemory() {
        return Heap.maximumBytes();
    }

    @Replace
    public long freeMemory() {
        return Heap.freeBytes();
    }

    @Replace
    public void gc() {
        Heap.collect();
    }

    @Replace
    public void runFinalization() {}

    @Delete(reason = NO_PROCESSES)
    public Process exec(String command) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_PROCESSES)
    public Process exec(String command, String[] environment) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_PROCESSES)
    public Process exec(String command, String[] environment, File folder) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_PROCESSES)
    public Process exec(String[] command) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_PROCESSES)
    public Process exec(String[] command, String[] environment) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_PROCESSES)
    public Process exec(String[] command, String[] environment, File folder) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_LIBRARIES)
    public void load(String fileName) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_LIBRARIES)
    public void loadLibrary(String name) {
        throw new UnsupportedOperationException();
    }
}
