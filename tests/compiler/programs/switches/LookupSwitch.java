// SPDX-License-Identifier: Apache-2.0
package switches;

public class LookupSwitch {
    static int sparse(int i) {
        switch (i) {
            case Integer.MIN_VALUE:
                return 1;
            case -1_000_000:
                return 2;
            case -5:
                return 3;
            case 0:
                return 4;
            case 17:
                return 5;
            case 1000:
                return 6;
            case 65536:
                return 7;
            case Integer.MAX_VALUE:
                return 8;
            default:
                return 0;
        }
    }

    static String errno(int n) {
        return switch (n) {
            case 1 -> "EPERM";
            case 2 -> "ENOENT";
            case 11 -> "EAGAIN";
            case 22 -> "EINVAL";
            case 38 -> "ENOSYS";
            case 95, 96, 97 -> "SOCKET" + (n - 95);
            case 110 -> "ETIMEDOUT";
            default -> {
                if (n < 0) {
                    yield errno(-n).toLowerCase(java.util.Locale.ROOT);
                }
                yield "E" + n;
            }
        };
    }

    public static void main(String[] args) {
        int hash = 0;
        for (int i : new int[] {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -1_000_001, -1_000_000, -6, -5, -4, -1, 0, 1, 16, 17, 18, 999, 1000, 65535, 65536, Integer.MAX_VALUE - 1, Integer.MAX_VALUE}) {
            System.out.println(i + " " + sparse(i));
        }
        for (int i = -100000; i < 100000; i++) {
            hash = hash * 31 + sparse(i);
        }
        System.out.println(hash);
        for (int i : new int[] {0, 1, 2, 11, 22, 38, 95, 97, 98, 110, -38, -96}) {
            System.out.print(errno(i) + " ");
        }
        System.out.println();
        int state = 1;
        int steps = 0;
        while (state != 0 && steps < 40) {
            steps++;
            state = switch (state) {
                case 1 -> 500;
                case 500 -> -70000;
                case -70000 -> 'x';
                case 'x' -> steps > 20 ? 0 : 1;
                default -> throw new IllegalStateException();
            };
        }
        System.out.println(steps);
    }
}
