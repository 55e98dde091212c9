// SPDX-License-Identifier: Apache-2.0
package switches;

public class FallthroughAndDefaults {
    static String days(int month, int year) {
        int d;
        switch (month) {
            case 4: case 6: case 9: case 11:
                d = 30;
                break;
            case 2:
                d = year % 4 == 0 && year % 100 != 0 || year % 400 == 0 ? 29 : 28;
                break;
            default:
                d = month < 1 || month > 12 ? -1 : 31;
        }
        return month + "/" + year + "=" + d;
    }

    static int nested(int a, int b) {
        int r = 0;
        switch (a) {
            default:
                r += 1000;
            case 1:
                switch (b) {
                    case 1:
                        r += 1;
                        break;
                    default:
                        r += 2;
                    case 2:
                        r += 4;
                }
            case 2:
                r += 10;
                if (b == 3) {
                    break;
                }
                r += 20;
            case 3: {
                r += 100;
            }
            case 4:
        }
        return r;
    }

    static char grade(int score) {
        return switch (score / 10) {
            case 10, 9 -> 'A';
            case 8 -> 'B';
            case 7 -> 'C';
            case 6 -> 'D';
            default -> score < 0 ? '?' : 'F';
        };
    }

    static int variables(int k) {
        switch (k) {
            case 0:
                int x = 5;
                k += x;
                break;
            case 1:
                x = 7;
                k += x * 2;
            case 2:
                x = 100;
                k += x;
                break;
            default:
                String s = "d";
                k = s.length() - k;
        }
        return k;
    }

    static boolean vowel(char c) {
        switch (Character.toLowerCase(c)) {
            case 'a': case 'e': case 'i': case 'o': case 'u':
                return true;
            case 'y':
                return c == 'Y';
        }
        return false;
    }

    public static void main(String[] args) {
        System.out.println(days(1, 2023) + days(2, 2023) + days(2, 2024) + days(2, 1900) + days(2, 2000) + days(4, 1) + days(13, 1) + days(0, 1));
        for (int a = 0; a < 6; a++) {
            for (int b = 0; b < 4; b++) {
                System.out.print(nested(a, b) + " ");
            }
        }
        System.out.println();
        for (int s : new int[] {100, 95, 89, 70, 61, 59, 0, -5, 110}) {
            System.out.print(grade(s));
        }
        System.out.println();
        for (int k = -1; k < 4; k++) {
            System.out.print(variables(k) + " ");
        }
        int vowels = 0;
        for (char c : "The quick brown fox jumps over the lazy dog, Yes".toCharArray()) {
            vowels += vowel(c) ? 1 : 0;
        }
        System.out.println(vowels);
    }
}
