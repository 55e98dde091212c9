// SPDX-License-Identifier: Apache-2.0
package records;

public class ManyComponents {
    record Wide(int c0, String c1, long c2, double c3, byte c4, int c5, String c6, long c7, double c8, byte c9, int c10, String c11, long c12, double c13, byte c14, int c15, String c16, long c17, double c18, byte c19, int c20, String c21, long c22, double c23, byte c24, int c25, String c26, long c27, double c28, byte c29, int c30, String c31, long c32, double c33, byte c34, int c35, String c36, long c37, double c38, byte c39, int c40, String c41, long c42, double c43, byte c44, int c45, String c46, long c47, double c48, byte c49) {}

    sealed interface Node permits N0, N1, N2, N3, N4, N5, N6, N7, N8, N9, N10, N11, N12, N13, N14, N15, N16, N17, N18, N19, N20, N21, N22, N23, N24, N25, N26, N27, N28, N29, N30, N31, N32, N33, N34, N35, N36, N37, N38, N39 {}

    record N0(int v, Node next) implements Node {}

    record N1(int v, Node next) implements Node {}

    record N2(int v, Node next) implements Node {}

    record N3(int v, Node next) implements Node {}

    record N4(int v, Node next) implements Node {}

    record N5(int v, Node next) implements Node {}

    record N6(int v, Node next) implements Node {}

    record N7(int v, Node next) implements Node {}

    record N8(int v, Node next) implements Node {}

    record N9(int v, Node next) implements Node {}

    record N10(int v, Node next) implements Node {}

    record N11(int v, Node next) implements Node {}

    record N12(int v, Node next) implements Node {}

    record N13(int v, Node next) implements Node {}

    record N14(int v, Node next) implements Node {}

    record N15(int v, Node next) implements Node {}

    record N16(int v, Node next) implements Node {}

    record N17(int v, Node next) implements Node {}

    record N18(int v, Node next) implements Node {}

    record N19(int v, Node next) implements Node {}

    record N20(int v, Node next) implements Node {}

    record N21(int v, Node next) implements Node {}

    record N22(int v, Node next) implements Node {}

    record N23(int v, Node next) implements Node {}

    record N24(int v, Node next) implements Node {}

    record N25(int v, Node next) implements Node {}

    record N26(int v, Node next) implements Node {}

    record N27(int v, Node next) implements Node {}

    record N28(int v, Node next) implements Node {}

    record N29(int v, Node next) implements Node {}

    record N30(int v, Node next) implements Node {}

    record N31(int v, Node next) implements Node {}

    record N32(int v, Node next) implements Node {}

    record N33(int v, Node next) implements Node {}

    record N34(int v, Node next) implements Node {}

    record N35(int v, Node next) implements Node {}

    record N36(int v, Node next) implements Node {}

    record N37(int v, Node next) implements Node {}

    record N38(int v, Node next) implements Node {}

    record N39(int v, Node next) implements Node {}

    static int weigh(Node n) {
        return switch (n) {
            case N0(int v, N13(int w, var _)) when v > w -> v - w + 0;
            case N0(int v, var _) -> v * 1;
            case N1(int v, N20(int w, var _)) when v > w -> v - w + 1;
            case N1(int v, var _) -> v * 2;
            case N2(int v, N27(int w, var _)) when v > w -> v - w + 2;
            case N2(int v, var _) -> v * 3;
            case N3(int v, N34(int w, var _)) when v > w -> v - w + 3;
            case N3(int v, var _) -> v * 4;
            case N4(int v, N1(int w, var _)) when v > w -> v - w + 4;
            case N4(int v, var _) -> v * 5;
            case N5(int v, N8(int w, var _)) when v > w -> v - w + 5;
            case N5(int v, var _) -> v * 6;
            case N6(int v, N15(int w, var _)) when v > w -> v - w + 6;
            case N6(int v, var _) -> v * 7;
            case N7(int v, N22(int w, var _)) when v > w -> v - w + 7;
            case N7(int v, var _) -> v * 8;
            case N8(int v, N29(int w, var _)) when v > w -> v - w + 8;
            case N8(int v, var _) -> v * 9;
            case N9(int v, N36(int w, var _)) when v > w -> v - w + 9;
            case N9(int v, var _) -> v * 10;
            case N10(int v, N3(int w, var _)) when v > w -> v - w + 10;
            case N10(int v, var _) -> v * 11;
            case N11(int v, N10(int w, var _)) when v > w -> v - w + 11;
            case N11(int v, var _) -> v * 12;
            case N12(int v, N17(int w, var _)) when v > w -> v - w + 12;
            case N12(int v, var _) -> v * 13;
            case N13(int v, N24(int w, var _)) when v > w -> v - w + 13;
            case N13(int v, var _) -> v * 14;
            case N14(int v, N31(int w, var _)) when v > w -> v - w + 14;
            case N14(int v, var _) -> v * 15;
            case N15(int v, N38(int w, var _)) when v > w -> v - w + 15;
            case N15(int v, var _) -> v * 16;
            case N16(int v, N5(int w, var _)) when v > w -> v - w + 16;
            case N16(int v, var _) -> v * 17;
            case N17(int v, N12(int w, var _)) when v > w -> v - w + 17;
            case N17(int v, var _) -> v * 18;
            case N18(int v, N19(int w, var _)) when v > w -> v - w + 18;
            case N18(int v, var _) -> v * 19;
            case N19(int v, N26(int w, var _)) when v > w -> v - w + 19;
            case N19(int v, var _) -> v * 20;
            case N20(int v, N33(int w, var _)) when v > w -> v - w + 20;
            case N20(int v, var _) -> v * 21;
            case N21(int v, N0(int w, var _)) when v > w -> v - w + 21;
            case N21(int v, var _) -> v * 22;
            case N22(int v, N7(int w, var _)) when v > w -> v - w + 22;
            case N22(int v, var _) -> v * 23;
            case N23(int v, N14(int w, var _)) when v > w -> v - w + 23;
            case N23(int v, var _) -> v * 24;
            case N24(int v, N21(int w, var _)) when v > w -> v - w + 24;
            case N24(int v, var _) -> v * 25;
            case N25(int v, N28(int w, var _)) when v > w -> v - w + 25;
            case N25(int v, var _) -> v * 26;
            case N26(int v, N35(int w, var _)) when v > w -> v - w + 26;
            case N26(int v, var _) -> v * 27;
            case N27(int v, N2(int w, var _)) when v > w -> v - w + 27;
            case N27(int v, var _) -> v * 28;
            case N28(int v, N9(int w, var _)) when v > w -> v - w + 28;
            case N28(int v, var _) -> v * 29;
            case N29(int v, N16(int w, var _)) when v > w -> v - w + 29;
            case N29(int v, var _) -> v * 30;
            case N30(int v, N23(int w, var _)) when v > w -> v - w + 30;
            case N30(int v, var _) -> v * 31;
            case N31(int v, N30(int w, var _)) when v > w -> v - w + 31;
            case N31(int v, var _) -> v * 32;
            case N32(int v, N37(int w, var _)) when v > w -> v - w + 32;
            case N32(int v, var _) -> v * 33;
            case N33(int v, N4(int w, var _)) when v > w -> v - w + 33;
            case N33(int v, var _) -> v * 34;
            case N34(int v, N11(int w, var _)) when v > w -> v - w + 34;
            case N34(int v, var _) -> v * 35;
            case N35(int v, N18(int w, var _)) when v > w -> v - w + 35;
            case N35(int v, var _) -> v * 36;
            case N36(int v, N25(int w, var _)) when v > w -> v - w + 36;
            case N36(int v, var _) -> v * 37;
            case N37(int v, N32(int w, var _)) when v > w -> v - w + 37;
            case N37(int v, var _) -> v * 38;
            case N38(int v, N39(int w, var _)) when v > w -> v - w + 38;
            case N38(int v, var _) -> v * 39;
            case N39(int v, N6(int w, var _)) when v > w -> v - w + 39;
            case N39(int v, var _) -> v * 40;
        };
    }

    public static void main(String[] args) {
        Wide a = new Wide(0, "s1", 2L, 3.5, (byte) 4, 5, "s6", 7L, 8.5, (byte) 9, 10, "s11", 12L, 13.5, (byte) 14, 15, "s16", 17L, 18.5, (byte) 19, 20, "s21", 22L, 23.5, (byte) 24, 25, "s26", 27L, 28.5, (byte) 29, 30, "s31", 32L, 33.5, (byte) 34, 35, "s36", 37L, 38.5, (byte) 39, 40, "s41", 42L, 43.5, (byte) 44, 45, "s46", 47L, 48.5, (byte) 49);
        Wide b = new Wide(0, "s" + 1, 2L, 3.5, (byte) 4, 5, "s" + 6, 7L, 8.5, (byte) 9, 10, "s" + 11, 12L, 13.5, (byte) 14, 15, "s" + 16, 17L, 18.5, (byte) 19, 20, "s" + 21, 22L, 23.5, (byte) 24, 25, "s" + 26, 27L, 28.5, (byte) 29, 30, "s" + 31, 32L, 33.5, (byte) 34, 35, "s" + 36, 37L, 38.5, (byte) 39, 40, "s" + 41, 42L, 43.5, (byte) 44, 45, "s" + 46, 47L, 48.5, (byte) 49);
        System.out.println(a + " " + a.equals(b) + (a.hashCode() == b.hashCode()) + a.hashCode());
        Node n = null;
        int total = 0;
        for (int i = 0; i < 200; i++) {
            n = switch (i % 5) {
                case 0 -> new N0(i, n);
                case 1 -> new N13(i, n);
                case 2 -> new N27(i, n);
                case 3 -> new N39(i, n);
                default -> new N20(i, n);
            };
            total = total * 7 + weigh(n);
        }
        System.out.println(total);
    }
}
