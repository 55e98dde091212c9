// SPDX-License-Identifier: Apache-2.0
import corto.platform.api.Platforms;

/// Ends the machine in the way that the first argument names.
public class PowerEnd {
    public static void main(String[] args) {
        System.out.println("started");
        if (args[0].equals("restart")) {
            Platforms.PLATFORM.restart();
        }
        Platforms.PLATFORM.exit(0);
    }
}
