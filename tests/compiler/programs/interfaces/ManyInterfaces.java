// SPDX-License-Identifier: Apache-2.0
package interfaces;

/// More interfaces than fit into one word of a bit set.
public class ManyInterfaces {
    interface I0 {
        default int m0() {
            return 0;
        }
    }

    interface I1 {
        default int m1() {
            return 1;
        }
    }

    interface I2 {
        default int m2() {
            return 2;
        }
    }

    interface I3 {
        default int m3() {
            return 3;
        }
    }

    interface I4 {
        default int m4() {
            return 4;
        }
    }

    interface I5 {
        default int m5() {
            return 5;
        }
    }

    interface I6 {
        default int m6() {
            return 6;
        }
    }

    interface I7 {
        default int m7() {
            return 7;
        }
    }

    interface I8 {
        default int m8() {
            return 8;
        }
    }

    interface I9 {
        default int m9() {
            return 9;
        }
    }

    interface I10 {
        default int m10() {
            return 10;
        }
    }

    interface I11 {
        default int m11() {
            return 11;
        }
    }

    interface I12 {
        default int m12() {
            return 12;
        }
    }

    interface I13 {
        default int m13() {
            return 13;
        }
    }

    interface I14 {
        default int m14() {
            return 14;
        }
    }

    interface I15 {
        default int m15() {
            return 15;
        }
    }

    interface I16 {
        default int m16() {
            return 16;
        }
    }

    interface I17 {
        default int m17() {
            return 17;
        }
    }

    interface I18 {
        default int m18() {
            return 18;
        }
    }

    interface I19 {
        default int m19() {
            return 19;
        }
    }

    interface I20 {
        default int m20() {
            return 20;
        }
    }

    interface I21 {
        default int m21() {
            return 21;
        }
    }

    interface I22 {
        default int m22() {
            return 22;
        }
    }

    interface I23 {
        default int m23() {
            return 23;
        }
    }

    interface I24 {
        default int m24() {
            return 24;
        }
    }

    interface I25 {
        default int m25() {
            return 25;
        }
    }

    interface I26 {
        default int m26() {
            return 26;
        }
    }

    interface I27 {
        default int m27() {
            return 27;
        }
    }

    interface I28 {
        default int m28() {
            return 28;
        }
    }

    interface I29 {
        default int m29() {
            return 29;
        }
    }

    interface I30 {
        default int m30() {
            return 30;
        }
    }

    interface I31 {
        default int m31() {
            return 31;
        }
    }

    interface I32 {
        default int m32() {
            return 32;
        }
    }

    interface I33 {
        default int m33() {
            return 33;
        }
    }

    interface I34 {
        default int m34() {
            return 34;
        }
    }

    interface I35 {
        default int m35() {
            return 35;
        }
    }

    interface I36 {
        default int m36() {
            return 36;
        }
    }

    interface I37 {
        default int m37() {
            return 37;
        }
    }

    interface I38 {
        default int m38() {
            return 38;
        }
    }

    interface I39 {
        default int m39() {
            return 39;
        }
    }

    interface I40 {
        default int m40() {
            return 40;
        }
    }

    interface I41 {
        default int m41() {
            return 41;
        }
    }

    interface I42 {
        default int m42() {
            return 42;
        }
    }

    interface I43 {
        default int m43() {
            return 43;
        }
    }

    interface I44 {
        default int m44() {
            return 44;
        }
    }

    interface I45 {
        default int m45() {
            return 45;
        }
    }

    interface I46 {
        default int m46() {
            return 46;
        }
    }

    interface I47 {
        default int m47() {
            return 47;
        }
    }

    interface I48 {
        default int m48() {
            return 48;
        }
    }

    interface I49 {
        default int m49() {
            return 49;
        }
    }

    interface I50 {
        default int m50() {
            return 50;
        }
    }

    interface I51 {
        default int m51() {
            return 51;
        }
    }

    interface I52 {
        default int m52() {
            return 52;
        }
    }

    interface I53 {
        default int m53() {
            return 53;
        }
    }

    interface I54 {
        default int m54() {
            return 54;
        }
    }

    interface I55 {
        default int m55() {
            return 55;
        }
    }

    interface I56 {
        default int m56() {
            return 56;
        }
    }

    interface I57 {
        default int m57() {
            return 57;
        }
    }

    interface I58 {
        default int m58() {
            return 58;
        }
    }

    interface I59 {
        default int m59() {
            return 59;
        }
    }

    interface I60 {
        default int m60() {
            return 60;
        }
    }

    interface I61 extends I30 {
        default int m61() {
            return 61;
        }
    }

    interface I62 extends I31 {
        default int m62() {
            return 62;
        }
    }

    interface I63 extends I31 {
        default int m63() {
            return 63;
        }
    }

    interface I64 extends I32 {
        default int m64() {
            return 64;
        }
    }

    interface I65 extends I32 {
        default int m65() {
            return 65;
        }
    }

    interface I66 extends I33 {
        default int m66() {
            return 66;
        }
    }

    interface I67 extends I33 {
        default int m67() {
            return 67;
        }
    }

    interface I68 extends I34 {
        default int m68() {
            return 68;
        }
    }

    interface I69 extends I34 {
        default int m69() {
            return 69;
        }
    }

    interface I70 extends I35 {
        default int m70() {
            return 70;
        }
    }

    interface I71 extends I35 {
        default int m71() {
            return 71;
        }
    }

    interface I72 extends I36 {
        default int m72() {
            return 72;
        }
    }

    interface I73 extends I36 {
        default int m73() {
            return 73;
        }
    }

    interface I74 extends I37 {
        default int m74() {
            return 74;
        }
    }

    interface I75 extends I37 {
        default int m75() {
            return 75;
        }
    }

    interface I76 extends I38 {
        default int m76() {
            return 76;
        }
    }

    interface I77 extends I38 {
        default int m77() {
            return 77;
        }
    }

    interface I78 extends I39 {
        default int m78() {
            return 78;
        }
    }

    interface I79 extends I39 {
        default int m79() {
            return 79;
        }
    }

    interface I80 extends I40 {
        default int m80() {
            return 80;
        }
    }

    interface I81 extends I40 {
        default int m81() {
            return 81;
        }
    }

    interface I82 extends I41 {
        default int m82() {
            return 82;
        }
    }

    interface I83 extends I41 {
        default int m83() {
            return 83;
        }
    }

    interface I84 extends I42 {
        default int m84() {
            return 84;
        }
    }

    interface I85 extends I42 {
        default int m85() {
            return 85;
        }
    }

    interface I86 extends I43 {
        default int m86() {
            return 86;
        }
    }

    interface I87 extends I43 {
        default int m87() {
            return 87;
        }
    }

    interface I88 extends I44 {
        default int m88() {
            return 88;
        }
    }

    interface I89 extends I44 {
        default int m89() {
            return 89;
        }
    }

    static class A implements I0, I3, I6, I9, I12, I15, I18, I21, I24, I27, I30, I33, I36, I39, I42, I45, I48, I51, I54, I57, I60, I63, I66, I69, I72, I75, I78, I81, I84, I87 {}

    static class B extends A implements I1, I5, I9, I13, I17, I21, I25, I29, I33, I37, I41, I45, I49, I53, I57, I61, I65, I69, I73, I77, I81, I85, I89 {}

    static class C implements I89 {}

    static String tests(Object o) {
        StringBuilder sb = new StringBuilder();
        sb.append(o instanceof I0 ? '1' : '0');
        sb.append(o instanceof I1 ? '1' : '0');
        sb.append(o instanceof I2 ? '1' : '0');
        sb.append(o instanceof I3 ? '1' : '0');
        sb.append(o instanceof I4 ? '1' : '0');
        sb.append(o instanceof I5 ? '1' : '0');
        sb.append(o instanceof I6 ? '1' : '0');
        sb.append(o instanceof I7 ? '1' : '0');
        sb.append(o instanceof I8 ? '1' : '0');
        sb.append(o instanceof I9 ? '1' : '0');
        sb.append(o instanceof I10 ? '1' : '0');
        sb.append(o instanceof I11 ? '1' : '0');
        sb.append(o instanceof I12 ? '1' : '0');
        sb.append(o instanceof I13 ? '1' : '0');
        sb.append(o instanceof I14 ? '1' : '0');
        sb.append(o instanceof I15 ? '1' : '0');
        sb.append(o instanceof I16 ? '1' : '0');
        sb.append(o instanceof I17 ? '1' : '0');
        sb.append(o instanceof I18 ? '1' : '0');
        sb.append(o instanceof I19 ? '1' : '0');
        sb.append(o instanceof I20 ? '1' : '0');
        sb.append(o instanceof I21 ? '1' : '0');
        sb.append(o instanceof I22 ? '1' : '0');
        sb.append(o instanceof I23 ? '1' : '0');
        sb.append(o instanceof I24 ? '1' : '0');
        sb.append(o instanceof I25 ? '1' : '0');
        sb.append(o instanceof I26 ? '1' : '0');
        sb.append(o instanceof I27 ? '1' : '0');
        sb.append(o instanceof I28 ? '1' : '0');
        sb.append(o instanceof I29 ? '1' : '0');
        sb.append(o instanceof I30 ? '1' : '0');
        sb.append(o instanceof I31 ? '1' : '0');
        sb.append(o instanceof I32 ? '1' : '0');
        sb.append(o instanceof I33 ? '1' : '0');
        sb.append(o instanceof I34 ? '1' : '0');
        sb.append(o instanceof I35 ? '1' : '0');
        sb.append(o instanceof I36 ? '1' : '0');
        sb.append(o instanceof I37 ? '1' : '0');
        sb.append(o instanceof I38 ? '1' : '0');
        sb.append(o instanceof I39 ? '1' : '0');
        sb.append(o instanceof I40 ? '1' : '0');
        sb.append(o instanceof I41 ? '1' : '0');
        sb.append(o instanceof I42 ? '1' : '0');
        sb.append(o instanceof I43 ? '1' : '0');
        sb.append(o instanceof I44 ? '1' : '0');
        sb.append(o instanceof I45 ? '1' : '0');
        sb.append(o instanceof I46 ? '1' : '0');
        sb.append(o instanceof I47 ? '1' : '0');
        sb.append(o instanceof I48 ? '1' : '0');
        sb.append(o instanceof I49 ? '1' : '0');
        sb.append(o instanceof I50 ? '1' : '0');
        sb.append(o instanceof I51 ? '1' : '0');
        sb.append(o instanceof I52 ? '1' : '0');
        sb.append(o instanceof I53 ? '1' : '0');
        sb.append(o instanceof I54 ? '1' : '0');
        sb.append(o instanceof I55 ? '1' : '0');
        sb.append(o instanceof I56 ? '1' : '0');
        sb.append(o instanceof I57 ? '1' : '0');
        sb.append(o instanceof I58 ? '1' : '0');
        sb.append(o instanceof I59 ? '1' : '0');
        sb.append(o instanceof I60 ? '1' : '0');
        sb.append(o instanceof I61 ? '1' : '0');
        sb.append(o instanceof I62 ? '1' : '0');
        sb.append(o instanceof I63 ? '1' : '0');
        sb.append(o instanceof I64 ? '1' : '0');
        sb.append(o instanceof I65 ? '1' : '0');
        sb.append(o instanceof I66 ? '1' : '0');
        sb.append(o instanceof I67 ? '1' : '0');
        sb.append(o instanceof I68 ? '1' : '0');
        sb.append(o instanceof I69 ? '1' : '0');
        sb.append(o instanceof I70 ? '1' : '0');
        sb.append(o instanceof I71 ? '1' : '0');
        sb.append(o instanceof I72 ? '1' : '0');
        sb.append(o instanceof I73 ? '1' : '0');
        sb.append(o instanceof I74 ? '1' : '0');
        sb.append(o instanceof I75 ? '1' : '0');
        sb.append(o instanceof I76 ? '1' : '0');
        sb.append(o instanceof I77 ? '1' : '0');
        sb.append(o instanceof I78 ? '1' : '0');
        sb.append(o instanceof I79 ? '1' : '0');
        sb.append(o instanceof I80 ? '1' : '0');
        sb.append(o instanceof I81 ? '1' : '0');
        sb.append(o instanceof I82 ? '1' : '0');
        sb.append(o instanceof I83 ? '1' : '0');
        sb.append(o instanceof I84 ? '1' : '0');
        sb.append(o instanceof I85 ? '1' : '0');
        sb.append(o instanceof I86 ? '1' : '0');
        sb.append(o instanceof I87 ? '1' : '0');
        sb.append(o instanceof I88 ? '1' : '0');
        sb.append(o instanceof I89 ? '1' : '0');
        return sb.toString();
    }

    static long calls(Object o) {
        long h = 0;
        h = h * 31 + (o instanceof I0 i ? i.m0() : 0);
        h = h * 31 + (o instanceof I1 i ? i.m1() : 0);
        h = h * 31 + (o instanceof I2 i ? i.m2() : 0);
        h = h * 31 + (o instanceof I3 i ? i.m3() : 0);
        h = h * 31 + (o instanceof I4 i ? i.m4() : 0);
        h = h * 31 + (o instanceof I5 i ? i.m5() : 0);
        h = h * 31 + (o instanceof I6 i ? i.m6() : 0);
        h = h * 31 + (o instanceof I7 i ? i.m7() : 0);
        h = h * 31 + (o instanceof I8 i ? i.m8() : 0);
        h = h * 31 + (o instanceof I9 i ? i.m9() : 0);
        h = h * 31 + (o instanceof I10 i ? i.m10() : 0);
        h = h * 31 + (o instanceof I11 i ? i.m11() : 0);
        h = h * 31 + (o instanceof I12 i ? i.m12() : 0);
        h = h * 31 + (o instanceof I13 i ? i.m13() : 0);
        h = h * 31 + (o instanceof I14 i ? i.m14() : 0);
        h = h * 31 + (o instanceof I15 i ? i.m15() : 0);
        h = h * 31 + (o instanceof I16 i ? i.m16() : 0);
        h = h * 31 + (o instanceof I17 i ? i.m17() : 0);
        h = h * 31 + (o instanceof I18 i ? i.m18() : 0);
        h = h * 31 + (o instanceof I19 i ? i.m19() : 0);
        h = h * 31 + (o instanceof I20 i ? i.m20() : 0);
        h = h * 31 + (o instanceof I21 i ? i.m21() : 0);
        h = h * 31 + (o instanceof I22 i ? i.m22() : 0);
        h = h * 31 + (o instanceof I23 i ? i.m23() : 0);
        h = h * 31 + (o instanceof I24 i ? i.m24() : 0);
        h = h * 31 + (o instanceof I25 i ? i.m25() : 0);
        h = h * 31 + (o instanceof I26 i ? i.m26() : 0);
        h = h * 31 + (o instanceof I27 i ? i.m27() : 0);
        h = h * 31 + (o instanceof I28 i ? i.m28() : 0);
        h = h * 31 + (o instanceof I29 i ? i.m29() : 0);
        h = h * 31 + (o instanceof I30 i ? i.m30() : 0);
        h = h * 31 + (o instanceof I31 i ? i.m31() : 0);
        h = h * 31 + (o instanceof I32 i ? i.m32() : 0);
        h = h * 31 + (o instanceof I33 i ? i.m33() : 0);
        h = h * 31 + (o instanceof I34 i ? i.m34() : 0);
        h = h * 31 + (o instanceof I35 i ? i.m35() : 0);
        h = h * 31 + (o instanceof I36 i ? i.m36() : 0);
        h = h * 31 + (o instanceof I37 i ? i.m37() : 0);
        h = h * 31 + (o instanceof I38 i ? i.m38() : 0);
        h = h * 31 + (o instanceof I39 i ? i.m39() : 0);
        h = h * 31 + (o instanceof I40 i ? i.m40() : 0);
        h = h * 31 + (o instanceof I41 i ? i.m41() : 0);
        h = h * 31 + (o instanceof I42 i ? i.m42() : 0);
        h = h * 31 + (o instanceof I43 i ? i.m43() : 0);
        h = h * 31 + (o instanceof I44 i ? i.m44() : 0);
        h = h * 31 + (o instanceof I45 i ? i.m45() : 0);
        h = h * 31 + (o instanceof I46 i ? i.m46() : 0);
        h = h * 31 + (o instanceof I47 i ? i.m47() : 0);
        h = h * 31 + (o instanceof I48 i ? i.m48() : 0);
        h = h * 31 + (o instanceof I49 i ? i.m49() : 0);
        h = h * 31 + (o instanceof I50 i ? i.m50() : 0);
        h = h * 31 + (o instanceof I51 i ? i.m51() : 0);
        h = h * 31 + (o instanceof I52 i ? i.m52() : 0);
        h = h * 31 + (o instanceof I53 i ? i.m53() : 0);
        h = h * 31 + (o instanceof I54 i ? i.m54() : 0);
        h = h * 31 + (o instanceof I55 i ? i.m55() : 0);
        h = h * 31 + (o instanceof I56 i ? i.m56() : 0);
        h = h * 31 + (o instanceof I57 i ? i.m57() : 0);
        h = h * 31 + (o instanceof I58 i ? i.m58() : 0);
        h = h * 31 + (o instanceof I59 i ? i.m59() : 0);
        h = h * 31 + (o instanceof I60 i ? i.m60() : 0);
        h = h * 31 + (o instanceof I61 i ? i.m61() : 0);
        h = h * 31 + (o instanceof I62 i ? i.m62() : 0);
        h = h * 31 + (o instanceof I63 i ? i.m63() : 0);
        h = h * 31 + (o instanceof I64 i ? i.m64() : 0);
        h = h * 31 + (o instanceof I65 i ? i.m65() : 0);
        h = h * 31 + (o instanceof I66 i ? i.m66() : 0);
        h = h * 31 + (o instanceof I67 i ? i.m67() : 0);
        h = h * 31 + (o instanceof I68 i ? i.m68() : 0);
        h = h * 31 + (o instanceof I69 i ? i.m69() : 0);
        h = h * 31 + (o instanceof I70 i ? i.m70() : 0);
        h = h * 31 + (o instanceof I71 i ? i.m71() : 0);
        h = h * 31 + (o instanceof I72 i ? i.m72() : 0);
        h = h * 31 + (o instanceof I73 i ? i.m73() : 0);
        h = h * 31 + (o instanceof I74 i ? i.m74() : 0);
        h = h * 31 + (o instanceof I75 i ? i.m75() : 0);
        h = h * 31 + (o instanceof I76 i ? i.m76() : 0);
        h = h * 31 + (o instanceof I77 i ? i.m77() : 0);
        h = h * 31 + (o instanceof I78 i ? i.m78() : 0);
        h = h * 31 + (o instanceof I79 i ? i.m79() : 0);
        h = h * 31 + (o instanceof I80 i ? i.m80() : 0);
        h = h * 31 + (o instanceof I81 i ? i.m81() : 0);
        h = h * 31 + (o instanceof I82 i ? i.m82() : 0);
        h = h * 31 + (o instanceof I83 i ? i.m83() : 0);
        h = h * 31 + (o instanceof I84 i ? i.m84() : 0);
        h = h * 31 + (o instanceof I85 i ? i.m85() : 0);
        h = h * 31 + (o instanceof I86 i ? i.m86() : 0);
        h = h * 31 + (o instanceof I87 i ? i.m87() : 0);
        h = h * 31 + (o instanceof I88 i ? i.m88() : 0);
        h = h * 31 + (o instanceof I89 i ? i.m89() : 0);
        return h;
    }

    public static void main(String[] args) {
        for (Object o : new Object[] {new A(), new B(), new C(), "s", new I0() {}, new Object()}) {
            System.out.println(tests(o) + " " + calls(o));
        }
        Object o = new A();
        try {
            System.out.println(((I88) o).m88());
        } catch (ClassCastException e) {
            System.out.println("not I88");
        }
    }
}
