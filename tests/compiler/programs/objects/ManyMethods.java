// SPDX-License-Identifier: Apache-2.0
package objects;

public class ManyMethods {
    static class Base {
        int m0(int x) {
            return x * 1 + 0;
        }

        int m1(int x) {
            return x * 2 + 1;
        }

        int m2(int x) {
            return x * 3 + 2;
        }

        int m3(int x) {
            return x * 4 + 3;
        }

        int m4(int x) {
            return x * 5 + 4;
        }

        int m5(int x) {
            return x * 6 + 5;
        }

        int m6(int x) {
            return x * 7 + 6;
        }

        int m7(int x) {
            return x * 1 + 7;
        }

        int m8(int x) {
            return x * 2 + 8;
        }

        int m9(int x) {
            return x * 3 + 9;
        }

        int m10(int x) {
            return x * 4 + 10;
        }

        int m11(int x) {
            return x * 5 + 11;
        }

        int m12(int x) {
            return x * 6 + 12;
        }

        int m13(int x) {
            return x * 7 + 13;
        }

        int m14(int x) {
            return x * 1 + 14;
        }

        int m15(int x) {
            return x * 2 + 15;
        }

        int m16(int x) {
            return x * 3 + 16;
        }

        int m17(int x) {
            return x * 4 + 17;
        }

        int m18(int x) {
            return x * 5 + 18;
        }

        int m19(int x) {
            return x * 6 + 19;
        }

        int m20(int x) {
            return x * 7 + 20;
        }

        int m21(int x) {
            return x * 1 + 21;
        }

        int m22(int x) {
            return x * 2 + 22;
        }

        int m23(int x) {
            return x * 3 + 23;
        }

        int m24(int x) {
            return x * 4 + 24;
        }

        int m25(int x) {
            return x * 5 + 25;
        }

        int m26(int x) {
            return x * 6 + 26;
        }

        int m27(int x) {
            return x * 7 + 27;
        }

        int m28(int x) {
            return x * 1 + 28;
        }

        int m29(int x) {
            return x * 2 + 29;
        }

        int m30(int x) {
            return x * 3 + 30;
        }

        int m31(int x) {
            return x * 4 + 31;
        }

        int m32(int x) {
            return x * 5 + 32;
        }

        int m33(int x) {
            return x * 6 + 33;
        }

        int m34(int x) {
            return x * 7 + 34;
        }

        int m35(int x) {
            return x * 1 + 35;
        }

        int m36(int x) {
            return x * 2 + 36;
        }

        int m37(int x) {
            return x * 3 + 37;
        }

        int m38(int x) {
            return x * 4 + 38;
        }

        int m39(int x) {
            return x * 5 + 39;
        }

        int m40(int x) {
            return x * 6 + 40;
        }

        int m41(int x) {
            return x * 7 + 41;
        }

        int m42(int x) {
            return x * 1 + 42;
        }

        int m43(int x) {
            return x * 2 + 43;
        }

        int m44(int x) {
            return x * 3 + 44;
        }

        int m45(int x) {
            return x * 4 + 45;
        }

        int m46(int x) {
            return x * 5 + 46;
        }

        int m47(int x) {
            return x * 6 + 47;
        }

        int m48(int x) {
            return x * 7 + 48;
        }

        int m49(int x) {
            return x * 1 + 49;
        }

        int m50(int x) {
            return x * 2 + 50;
        }

        int m51(int x) {
            return x * 3 + 51;
        }

        int m52(int x) {
            return x * 4 + 52;
        }

        int m53(int x) {
            return x * 5 + 53;
        }

        int m54(int x) {
            return x * 6 + 54;
        }

        int m55(int x) {
            return x * 7 + 55;
        }

        int m56(int x) {
            return x * 1 + 56;
        }

        int m57(int x) {
            return x * 2 + 57;
        }

        int m58(int x) {
            return x * 3 + 58;
        }

        int m59(int x) {
            return x * 4 + 59;
        }

        int m60(int x) {
            return x * 5 + 60;
        }

        int m61(int x) {
            return x * 6 + 61;
        }

        int m62(int x) {
            return x * 7 + 62;
        }

        int m63(int x) {
            return x * 1 + 63;
        }

        int m64(int x) {
            return x * 2 + 64;
        }

        int m65(int x) {
            return x * 3 + 65;
        }

        int m66(int x) {
            return x * 4 + 66;
        }

        int m67(int x) {
            return x * 5 + 67;
        }

        int m68(int x) {
            return x * 6 + 68;
        }

        int m69(int x) {
            return x * 7 + 69;
        }

        int m70(int x) {
            return x * 1 + 70;
        }

        int m71(int x) {
            return x * 2 + 71;
        }

        int m72(int x) {
            return x * 3 + 72;
        }

        int m73(int x) {
            return x * 4 + 73;
        }

        int m74(int x) {
            return x * 5 + 74;
        }

        int m75(int x) {
            return x * 6 + 75;
        }

        int m76(int x) {
            return x * 7 + 76;
        }

        int m77(int x) {
            return x * 1 + 77;
        }

        int m78(int x) {
            return x * 2 + 78;
        }

        int m79(int x) {
            return x * 3 + 79;
        }

        int m80(int x) {
            return x * 4 + 80;
        }

        int m81(int x) {
            return x * 5 + 81;
        }

        int m82(int x) {
            return x * 6 + 82;
        }

        int m83(int x) {
            return x * 7 + 83;
        }

        int m84(int x) {
            return x * 1 + 84;
        }

        int m85(int x) {
            return x * 2 + 85;
        }

        int m86(int x) {
            return x * 3 + 86;
        }

        int m87(int x) {
            return x * 4 + 87;
        }

        int m88(int x) {
            return x * 5 + 88;
        }

        int m89(int x) {
            return x * 6 + 89;
        }

        int m90(int x) {
            return x * 7 + 90;
        }

        int m91(int x) {
            return x * 1 + 91;
        }

        int m92(int x) {
            return x * 2 + 92;
        }

        int m93(int x) {
            return x * 3 + 93;
        }

        int m94(int x) {
            return x * 4 + 94;
        }

        int m95(int x) {
            return x * 5 + 95;
        }

        int m96(int x) {
            return x * 6 + 96;
        }

        int m97(int x) {
            return x * 7 + 97;
        }

        int m98(int x) {
            return x * 1 + 98;
        }

        int m99(int x) {
            return x * 2 + 99;
        }

        int m100(int x) {
            return x * 3 + 100;
        }

        int m101(int x) {
            return x * 4 + 101;
        }

        int m102(int x) {
            return x * 5 + 102;
        }

        int m103(int x) {
            return x * 6 + 103;
        }

        int m104(int x) {
            return x * 7 + 104;
        }

        int m105(int x) {
            return x * 1 + 105;
        }

        int m106(int x) {
            return x * 2 + 106;
        }

        int m107(int x) {
            return x * 3 + 107;
        }

        int m108(int x) {
            return x * 4 + 108;
        }

        int m109(int x) {
            return x * 5 + 109;
        }

        int m110(int x) {
            return x * 6 + 110;
        }

        int m111(int x) {
            return x * 7 + 111;
        }

        int m112(int x) {
            return x * 1 + 112;
        }

        int m113(int x) {
            return x * 2 + 113;
        }

        int m114(int x) {
            return x * 3 + 114;
        }

        int m115(int x) {
            return x * 4 + 115;
        }

        int m116(int x) {
            return x * 5 + 116;
        }

        int m117(int x) {
            return x * 6 + 117;
        }

        int m118(int x) {
            return x * 7 + 118;
        }

        int m119(int x) {
            return x * 1 + 119;
        }
    }

    static class Mid extends Base {
        @Override
        int m0(int x) {
            return super.m0(x) ^ 0;
        }

        @Override
        int m4(int x) {
            return super.m4(x) ^ 12;
        }

        @Override
        int m8(int x) {
            return super.m8(x) ^ 24;
        }

        @Override
        int m12(int x) {
            return super.m12(x) ^ 36;
        }

        @Override
        int m16(int x) {
            return super.m16(x) ^ 48;
        }

        @Override
        int m20(int x) {
            return super.m20(x) ^ 60;
        }

        @Override
        int m24(int x) {
            return super.m24(x) ^ 72;
        }

        @Override
        int m28(int x) {
            return super.m28(x) ^ 84;
        }

        @Override
        int m32(int x) {
            return super.m32(x) ^ 96;
        }

        @Override
        int m36(int x) {
            return super.m36(x) ^ 108;
        }

        @Override
        int m40(int x) {
            return super.m40(x) ^ 120;
        }

        @Override
        int m44(int x) {
            return super.m44(x) ^ 132;
        }

        @Override
        int m48(int x) {
            return super.m48(x) ^ 144;
        }

        @Override
        int m52(int x) {
            return super.m52(x) ^ 156;
        }

        @Override
        int m56(int x) {
            return super.m56(x) ^ 168;
        }

        @Override
        int m60(int x) {
            return super.m60(x) ^ 180;
        }

        @Override
        int m64(int x) {
            return super.m64(x) ^ 192;
        }

        @Override
        int m68(int x) {
            return super.m68(x) ^ 204;
        }

        @Override
        int m72(int x) {
            return super.m72(x) ^ 216;
        }

        @Override
        int m76(int x) {
            return super.m76(x) ^ 228;
        }

        @Override
        int m80(int x) {
            return super.m80(x) ^ 240;
        }

        @Override
        int m84(int x) {
            return super.m84(x) ^ 252;
        }

        @Override
        int m88(int x) {
            return super.m88(x) ^ 264;
        }

        @Override
        int m92(int x) {
            return super.m92(x) ^ 276;
        }

        @Override
        int m96(int x) {
            return super.m96(x) ^ 288;
        }

        @Override
        int m100(int x) {
            return super.m100(x) ^ 300;
        }

        @Override
        int m104(int x) {
            return super.m104(x) ^ 312;
        }

        @Override
        int m108(int x) {
            return super.m108(x) ^ 324;
        }

        @Override
        int m112(int x) {
            return super.m112(x) ^ 336;
        }

        @Override
        int m116(int x) {
            return super.m116(x) ^ 348;
        }
    }

    static class Leaf extends Mid {
        @Override
        int m0(int x) {
            return super.m0(x) + m119(x);
        }

        @Override
        int m119(int x) {
            return -x;
        }

        int extra(int x) {
            return x;
        }
    }

    static int all(Base b, int x) {
        int h = 0;
        h = h * 31 + b.m0(x);
        h = h * 31 + b.m1(x);
        h = h * 31 + b.m2(x);
        h = h * 31 + b.m3(x);
        h = h * 31 + b.m4(x);
        h = h * 31 + b.m5(x);
        h = h * 31 + b.m6(x);
        h = h * 31 + b.m7(x);
        h = h * 31 + b.m8(x);
        h = h * 31 + b.m9(x);
        h = h * 31 + b.m10(x);
        h = h * 31 + b.m11(x);
        h = h * 31 + b.m12(x);
        h = h * 31 + b.m13(x);
        h = h * 31 + b.m14(x);
        h = h * 31 + b.m15(x);
        h = h * 31 + b.m16(x);
        h = h * 31 + b.m17(x);
        h = h * 31 + b.m18(x);
        h = h * 31 + b.m19(x);
        h = h * 31 + b.m20(x);
        h = h * 31 + b.m21(x);
        h = h * 31 + b.m22(x);
        h = h * 31 + b.m23(x);
        h = h * 31 + b.m24(x);
        h = h * 31 + b.m25(x);
        h = h * 31 + b.m26(x);
        h = h * 31 + b.m27(x);
        h = h * 31 + b.m28(x);
        h = h * 31 + b.m29(x);
        h = h * 31 + b.m30(x);
        h = h * 31 + b.m31(x);
        h = h * 31 + b.m32(x);
        h = h * 31 + b.m33(x);
        h = h * 31 + b.m34(x);
        h = h * 31 + b.m35(x);
        h = h * 31 + b.m36(x);
        h = h * 31 + b.m37(x);
        h = h * 31 + b.m38(x);
        h = h * 31 + b.m39(x);
        h = h * 31 + b.m40(x);
        h = h * 31 + b.m41(x);
        h = h * 31 + b.m42(x);
        h = h * 31 + b.m43(x);
        h = h * 31 + b.m44(x);
        h = h * 31 + b.m45(x);
        h = h * 31 + b.m46(x);
        h = h * 31 + b.m47(x);
        h = h * 31 + b.m48(x);
        h = h * 31 + b.m49(x);
        h = h * 31 + b.m50(x);
        h = h * 31 + b.m51(x);
        h = h * 31 + b.m52(x);
        h = h * 31 + b.m53(x);
        h = h * 31 + b.m54(x);
        h = h * 31 + b.m55(x);
        h = h * 31 + b.m56(x);
        h = h * 31 + b.m57(x);
        h = h * 31 + b.m58(x);
        h = h * 31 + b.m59(x);
        h = h * 31 + b.m60(x);
        h = h * 31 + b.m61(x);
        h = h * 31 + b.m62(x);
        h = h * 31 + b.m63(x);
        h = h * 31 + b.m64(x);
        h = h * 31 + b.m65(x);
        h = h * 31 + b.m66(x);
        h = h * 31 + b.m67(x);
        h = h * 31 + b.m68(x);
        h = h * 31 + b.m69(x);
        h = h * 31 + b.m70(x);
        h = h * 31 + b.m71(x);
        h = h * 31 + b.m72(x);
        h = h * 31 + b.m73(x);
        h = h * 31 + b.m74(x);
        h = h * 31 + b.m75(x);
        h = h * 31 + b.m76(x);
        h = h * 31 + b.m77(x);
        h = h * 31 + b.m78(x);
        h = h * 31 + b.m79(x);
        h = h * 31 + b.m80(x);
        h = h * 31 + b.m81(x);
        h = h * 31 + b.m82(x);
        h = h * 31 + b.m83(x);
        h = h * 31 + b.m84(x);
        h = h * 31 + b.m85(x);
        h = h * 31 + b.m86(x);
        h = h * 31 + b.m87(x);
        h = h * 31 + b.m88(x);
        h = h * 31 + b.m89(x);
        h = h * 31 + b.m90(x);
        h = h * 31 + b.m91(x);
        h = h * 31 + b.m92(x);
        h = h * 31 + b.m93(x);
        h = h * 31 + b.m94(x);
        h = h * 31 + b.m95(x);
        h = h * 31 + b.m96(x);
        h = h * 31 + b.m97(x);
        h = h * 31 + b.m98(x);
        h = h * 31 + b.m99(x);
        h = h * 31 + b.m100(x);
        h = h * 31 + b.m101(x);
        h = h * 31 + b.m102(x);
        h = h * 31 + b.m103(x);
        h = h * 31 + b.m104(x);
        h = h * 31 + b.m105(x);
        h = h * 31 + b.m106(x);
        h = h * 31 + b.m107(x);
        h = h * 31 + b.m108(x);
        h = h * 31 + b.m109(x);
        h = h * 31 + b.m110(x);
        h = h * 31 + b.m111(x);
        h = h * 31 + b.m112(x);
        h = h * 31 + b.m113(x);
        h = h * 31 + b.m114(x);
        h = h * 31 + b.m115(x);
        h = h * 31 + b.m116(x);
        h = h * 31 + b.m117(x);
        h = h * 31 + b.m118(x);
        h = h * 31 + b.m119(x);
        return h;
    }

    public static void main(String[] args) {
        Base[] bs = {new Base(), new Mid(), new Leaf(), new Base() {
            @Override
            int m60(int x) {
                return 60;
            }
        }};
        for (Base b : bs) {
            System.out.println(all(b, 1) + " " + all(b, -77) + " " + b.m60(5) + b.m119(5) + (b instanceof Leaf l ? l.extra(9) : 0));
        }
    }
}
