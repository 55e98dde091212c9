// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class StringSwitchOnComputed {
    static int calls;

    static String compute(int i) {
        calls++;
        return switch (i % 5) {
            case 0 -> "alpha";
            case 1 -> "be" + "ta";
            case 2 -> new String("gamma");
            case 3 -> String.valueOf(new char[] {'d', 'e', 'l', 't', 'a'});
            default -> "alpha" + i;
        };
    }

    static int classify(int i) {
        switch (compute(i)) {
            case "alpha":
            case "beta":
                return 1;
            case "gamma": {
                int x = i * 2;
                if (x > 10) {
                    break;
                }
                return x;
            }
            default:
                if (i == 4) {
                    return 44;
                }
            case "delta":
                return 3;
        }
        return -1;
    }

    static String nested(String a, String b) {
        return switch (a) {
            case "x" -> switch (b) {
                case "x" -> "xx";
                case "y" -> "xy";
                default -> "x?";
            };
            case "y" -> {
                String r = "";
                for (char c : b.toCharArray()) {
                    r += switch (c) {
                        case 'x' -> "X";
                        case 'y' -> "Y";
                        default -> c;
                    };
                }
                yield r;
            }
            default -> a + b;
        };
    }

    // Hash collisions in one switch: "FB" and "Ea" have the same hash code, and so have their combinations.
    static int collide(String s) {
        return switch (s) {
            case "FB" -> 1;
            case "Ea" -> 2;
            case "FBFB" -> 3;
            case "FBEa" -> 4;
            case "EaFB" -> 5;
            case "EaEa" -> 6;
            case "\0" -> 7;
            case "" -> 8;
            default -> 0;
        };
    }

    public static void main(String[] args) {
        for (int i = 0; i < 12; i++) {
            System.out.print(classify(i) + " ");
        }
        System.out.println(calls);
        for (String a : new String[] {"x", "y", "z"}) {
            for (String b : new String[] {"x", "y", "q", "xyz"}) {
                System.out.print(nested(a, b) + " ");
            }
        }
        System.out.println();
        for (String s : new String[] {"FB", "Ea", "FBFB", "FBEa", "EaFB", "EaEa", "\0", "", "Eb", "fb", "FBFBFB"}) {
            System.out.print(collide(s) + " ");
        }
        System.out.println();
    }
}
