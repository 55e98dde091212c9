// SPDX-License-Identifier: Apache-2.0

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;

/// Uses a thread and a file, in an image with every library of the kernel that a Java program can select but the network.
public class Everything {
    public static void main(String[] args) throws InterruptedException {
        Thread thread = new Thread(Everything::write);
        thread.start();
        thread.join();
        System.out.println(new File("/tmp/file").length());
    }

    private static void write() {
        try (FileOutputStream file = new FileOutputStream("/tmp/file")) {
            file.write('x');
        } catch (IOException e) {
            System.out.println(e);
        }
    }
}
