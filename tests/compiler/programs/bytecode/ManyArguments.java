// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class ManyArguments {
    static int all(int a0, int a1, int a2, int a3, int a4, int a5, int a6, int a7, int a8, int a9,
            int a10, int a11, int a12, int a13, int a14, int a15, int a16, int a17, int a18, int a19,
            int a20, int a21, int a22, int a23, int a24, int a25, int a26, int a27, int a28, int a29,
            int a30, int a31, int a32, int a33, int a34, int a35, int a36, int a37, int a38, int a39,
            int a40, int a41, int a42, int a43, int a44, int a45, int a46, int a47, int a48, int a49,
            int a50, int a51, int a52, int a53, int a54, int a55, int a56, int a57, int a58, int a59,
            int a60, int a61, int a62, int a63, int a64, int a65, int a66, int a67, int a68, int a69,
            int a70, int a71, int a72, int a73, int a74, int a75, int a76, int a77, int a78, int a79,
            int a80, int a81, int a82, int a83, int a84, int a85, int a86, int a87, int a88, int a89,
            int a90, int a91, int a92, int a93, int a94, int a95, int a96, int a97, int a98, int a99,
            int a100, int a101, int a102, int a103, int a104, int a105, int a106, int a107, int a108, int a109,
            int a110, int a111, int a112, int a113, int a114, int a115, int a116, int a117, int a118, int a119,
            int a120, int a121, int a122, int a123, int a124, int a125, int a126, int a127, int a128, int a129,
            int a130, int a131, int a132, int a133, int a134, int a135, int a136, int a137, int a138, int a139,
            int a140, int a141, int a142, int a143, int a144, int a145, int a146, int a147, int a148, int a149,
            int a150, int a151, int a152, int a153, int a154, int a155, int a156, int a157, int a158, int a159,
            int a160, int a161, int a162, int a163, int a164, int a165, int a166, int a167, int a168, int a169,
            int a170, int a171, int a172, int a173, int a174, int a175, int a176, int a177, int a178, int a179,
            int a180, int a181, int a182, int a183, int a184, int a185, int a186, int a187, int a188, int a189,
            int a190, int a191, int a192, int a193, int a194, int a195, int a196, int a197, int a198, int a199,
            int a200, int a201, int a202, int a203, int a204, int a205, int a206, int a207, int a208, int a209,
            int a210, int a211, int a212, int a213, int a214, int a215, int a216, int a217, int a218, int a219,
            int a220, int a221, int a222, int a223, int a224, int a225, int a226, int a227, int a228, int a229,
            int a230, int a231, int a232, int a233, int a234, int a235, int a236, int a237, int a238, int a239,
            int a240, int a241, int a242, int a243, int a244, int a245, int a246, int a247, int a248, int a249) {
        return a0 * 1 + a1 * 2 + a2 * 3 + a3 * 4 + a4 * 5 + a5 * 6 + a6 * 7 + a7 * 8 + a8 * 9 + a9 * 10
                + a10 * 11 + a11 * 12 + a12 * 13 + a13 * 14 + a14 * 15 + a15 * 16 + a16 * 17 + a17 * 18 + a18 * 19 + a19 * 20
                + a20 * 21 + a21 * 22 + a22 * 23 + a23 * 24 + a24 * 25 + a25 * 26 + a26 * 27 + a27 * 28 + a28 * 29 + a29 * 30
                + a30 * 31 + a31 * 32 + a32 * 33 + a33 * 34 + a34 * 35 + a35 * 36 + a36 * 37 + a37 * 38 + a38 * 39 + a39 * 40
                + a40 * 41 + a41 * 42 + a42 * 43 + a43 * 44 + a44 * 45 + a45 * 46 + a46 * 47 + a47 * 48 + a48 * 49 + a49 * 50
                + a50 * 51 + a51 * 52 + a52 * 53 + a53 * 54 + a54 * 55 + a55 * 56 + a56 * 57 + a57 * 58 + a58 * 59 + a59 * 60
                + a60 * 61 + a61 * 62 + a62 * 63 + a63 * 64 + a64 * 65 + a65 * 66 + a66 * 67 + a67 * 68 + a68 * 69 + a69 * 70
                + a70 * 71 + a71 * 72 + a72 * 73 + a73 * 74 + a74 * 75 + a75 * 76 + a76 * 77 + a77 * 78 + a78 * 79 + a79 * 80
                + a80 * 81 + a81 * 82 + a82 * 83 + a83 * 84 + a84 * 85 + a85 * 86 + a86 * 87 + a87 * 88 + a88 * 89 + a89 * 90
                + a90 * 91 + a91 * 92 + a92 * 93 + a93 * 94 + a94 * 95 + a95 * 96 + a96 * 97 + a97 * 98 + a98 * 99 + a99 * 100
                + a100 * 101 + a101 * 102 + a102 * 103 + a103 * 104 + a104 * 105 + a105 * 106 + a106 * 107 + a107 * 108 + a108 * 109 + a109 * 110
                + a110 * 111 + a111 * 112 + a112 * 113 + a113 * 114 + a114 * 115 + a115 * 116 + a116 * 117 + a117 * 118 + a118 * 119 + a119 * 120
                + a120 * 121 + a121 * 122 + a122 * 123 + a123 * 124 + a124 * 125 + a125 * 126 + a126 * 127 + a127 * 128 + a128 * 129 + a129 * 130
                + a130 * 131 + a131 * 132 + a132 * 133 + a133 * 134 + a134 * 135 + a135 * 136 + a136 * 137 + a137 * 138 + a138 * 139 + a139 * 140
                + a140 * 141 + a141 * 142 + a142 * 143 + a143 * 144 + a144 * 145 + a145 * 146 + a146 * 147 + a147 * 148 + a148 * 149 + a149 * 150
                + a150 * 151 + a151 * 152 + a152 * 153 + a153 * 154 + a154 * 155 + a155 * 156 + a156 * 157 + a157 * 158 + a158 * 159 + a159 * 160
                + a160 * 161 + a161 * 162 + a162 * 163 + a163 * 164 + a164 * 165 + a165 * 166 + a166 * 167 + a167 * 168 + a168 * 169 + a169 * 170
                + a170 * 171 + a171 * 172 + a172 * 173 + a173 * 174 + a174 * 175 + a175 * 176 + a176 * 177 + a177 * 178 + a178 * 179 + a179 * 180
                + a180 * 181 + a181 * 182 + a182 * 183 + a183 * 184 + a184 * 185 + a185 * 186 + a186 * 187 + a187 * 188 + a188 * 189 + a189 * 190
                + a190 * 191 + a191 * 192 + a192 * 193 + a193 * 194 + a194 * 195 + a195 * 196 + a196 * 197 + a197 * 198 + a198 * 199 + a199 * 200
                + a200 * 201 + a201 * 202 + a202 * 203 + a203 * 204 + a204 * 205 + a205 * 206 + a206 * 207 + a207 * 208 + a208 * 209 + a209 * 210
                + a210 * 211 + a211 * 212 + a212 * 213 + a213 * 214 + a214 * 215 + a215 * 216 + a216 * 217 + a217 * 218 + a218 * 219 + a219 * 220
                + a220 * 221 + a221 * 222 + a222 * 223 + a223 * 224 + a224 * 225 + a225 * 226 + a226 * 227 + a227 * 228 + a228 * 229 + a229 * 230
                + a230 * 231 + a231 * 232 + a232 * 233 + a233 * 234 + a234 * 235 + a235 * 236 + a236 * 237 + a237 * 238 + a238 * 239 + a239 * 240
                + a240 * 241 + a241 * 242 + a242 * 243 + a243 * 244 + a244 * 245 + a245 * 246 + a246 * 247 + a247 * 248 + a248 * 249 + a249 * 250;
    }

    static double mixed(long m0, double m1, float m2, byte m3, Integer m4, long m5, double m6, float m7, byte m8, Integer m9, long m10, double m11, float m12, byte m13, Integer m14, long m15, double m16, float m17, byte m18, Integer m19, long m20, double m21, float m22, byte m23, Integer m24, long m25, double m26, float m27, byte m28, Integer m29, long m30, double m31, float m32, byte m33, Integer m34, long m35, double m36, float m37, byte m38, Integer m39, long m40, double m41, float m42, byte m43, Integer m44, long m45, double m46, float m47, byte m48, Integer m49, long m50, double m51, float m52, byte m53, Integer m54, long m55, double m56, float m57, byte m58, Integer m59) {
        return m0 + m1 + m2 + m3 + m4 + m5 + m6 + m7 + m8 + m9 + m10 + m11 + m12 + m13 + m14 + m15 + m16 + m17 + m18 + m19 + m20 + m21 + m22 + m23 + m24 + m25 + m26 + m27 + m28 + m29 + m30 + m31 + m32 + m33 + m34 + m35 + m36 + m37 + m38 + m39 + m40 + m41 + m42 + m43 + m44 + m45 + m46 + m47 + m48 + m49 + m50 + m51 + m52 + m53 + m54 + m55 + m56 + m57 + m58 + m59;
    }

    static int deep(int n, int b0, int b1, int b2, int b3, int b4, int b5, int b6, int b7, int b8, int b9, int b10, int b11, int b12, int b13, int b14, int b15, int b16, int b17, int b18, int b19, int b20, int b21, int b22, int b23, int b24, int b25, int b26, int b27, int b28, int b29, int b30, int b31, int b32, int b33, int b34, int b35, int b36, int b37, int b38, int b39, int b40, int b41, int b42, int b43, int b44, int b45, int b46, int b47, int b48, int b49, int b50, int b51, int b52, int b53, int b54, int b55, int b56, int b57, int b58, int b59, int b60, int b61, int b62, int b63, int b64, int b65, int b66, int b67, int b68, int b69, int b70, int b71, int b72, int b73, int b74, int b75, int b76, int b77, int b78, int b79) {
        return n == 0 ? b0 - b79 : deep(n - 1, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15, b16, b17, b18, b19, b20, b21, b22, b23, b24, b25, b26, b27, b28, b29, b30, b31, b32, b33, b34, b35, b36, b37, b38, b39, b40, b41, b42, b43, b44, b45, b46, b47, b48, b49, b50, b51, b52, b53, b54, b55, b56, b57, b58, b59, b60, b61, b62, b63, b64, b65, b66, b67, b68, b69, b70, b71, b72, b73, b74, b75, b76, b77, b78, b79, b0) + b7;
    }

    public static void main(String[] args) {
        System.out.println(all(0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36, 39, 42, 45, 48, 51, 54, 57, 60, 63, 66, 69, 72,
                75, 78, 81, 84, 87, 90, 93, 96, 99, 102, 105, 108, 111, 114, 117, 120, 123, 126, 129, 132, 135, 138, 141, 144, 147,
                150, 153, 156, 159, 162, 165, 168, 171, 174, 177, 180, 183, 186, 189, 192, 195, 198, 201, 204, 207, 210, 213, 216, 219, 222,
                225, 228, 231, 234, 237, 240, 243, 246, 249, 252, 255, 258, 261, 264, 267, 270, 273, 276, 279, 282, 285, 288, 291, 294, 297,
                300, 303, 306, 309, 312, 315, 318, 321, 324, 327, 330, 333, 336, 339, 342, 345, 348, 351, 354, 357, 360, 363, 366, 369, 372,
                375, 378, 381, 384, 387, 390, 393, 396, 399, 402, 405, 408, 411, 414, 417, 420, 423, 426, 429, 432, 435, 438, 441, 444, 447,
                450, 453, 456, 459, 462, 465, 468, 471, 474, 477, 480, 483, 486, 489, 492, 495, 498, 501, 504, 507, 510, 513, 516, 519, 522,
                525, 528, 531, 534, 537, 540, 543, 546, 549, 552, 555, 558, 561, 564, 567, 570, 573, 576, 579, 582, 585, 588, 591, 594, 597,
                600, 603, 606, 609, 612, 615, 618, 621, 624, 627, 630, 633, 636, 639, 642, 645, 648, 651, 654, 657, 660, 663, 666, 669, 672,
                675, 678, 681, 684, 687, 690, 693, 696, 699, 702, 705, 708, 711, 714, 717, 720, 723, 726, 729, 732, 735, 738, 741, 744, 747));
        System.out.println(mixed(0L, 1.5, 2.25f, (byte) 3, 4, 5L, 6.5, 7.25f, (byte) 8, 9, 10L, 11.5, 12.25f, (byte) 13, 14, 15L, 16.5, 17.25f, (byte) 18, 19, 20L, 21.5, 22.25f, (byte) 23, 24, 25L, 26.5, 27.25f, (byte) 28, 29, 30L, 31.5, 32.25f, (byte) 33, 34, 35L, 36.5, 37.25f, (byte) 38, 39, 40L, 41.5, 42.25f, (byte) 43, 44, 45L, 46.5, 47.25f, (byte) 48, 49, 50L, 51.5, 52.25f, (byte) 53, 54, 55L, 56.5, 57.25f, (byte) 58, 59));
        System.out.println(deep(100, 0, 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121, 144, 169, 196, 225, 256, 289, 324, 361, 400, 441, 484, 529, 576, 625, 676, 729, 784, 841, 900, 961, 1024, 1089, 1156, 1225, 1296, 1369, 1444, 1521, 1600, 1681, 1764, 1849, 1936, 2025, 2116, 2209, 2304, 2401, 2500, 2601, 2704, 2809, 2916, 3025, 3136, 3249, 3364, 3481, 3600, 3721, 3844, 3969, 4096, 4225, 4356, 4489, 4624, 4761, 4900, 5041, 5184, 5329, 5476, 5625, 5776, 5929, 6084, 6241));
    }
}
