// SPDX-License-Identifier: Apache-2.0
package files;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What is in /dev.
public class Devices {
    public static void main(String[] args) throws IOException {
        try (FileInputStream none = new FileInputStream("/dev/null"); FileOutputStream nowhere = new FileOutputStream("/dev/null")) {
            nowhere.write(new byte[10_000]);
            System.out.println(none.read() + " " + none.readAllBytes().length);
        }
        try (FileInputStream zeros = new FileInputStream("/dev/zero")) {
            byte[] some = {1, 2, 3};
            System.out.println(zeros.read(some) + " " + some[0] + some[1] + some[2]);
        }
        try (FileInputStream random = new FileInputStream("/dev/urandom")) {
            byte[] one = random.readNBytes(16);
            byte[] two = random.readNBytes(16);
            System.out.println(one.length + " " + java.util.Arrays.equals(one, two));
        }
        try {
            Files.write(Path.of("/dev/full"), new byte[1], StandardOpenOption.WRITE);
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(new File("/dev/null").exists() + " " + new File("/dev/null").isFile() + " " + Files.isDirectory(Path.of("/dev")) + " " + Files.isRegularFile(Path.of("/dev/zero")));
    }
}
