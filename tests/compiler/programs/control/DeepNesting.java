// SPDX-License-Identifier: Apache-2.0
package control;

public class DeepNesting {
    static int loops() {
        int r = 1;
        l0: for (int a0 = 0; a0 < 2; a0++) {
            int a1 = r % 3;
            if (a1 != 1) {
                int a2 = 0;
                l2: while (a2++ < 1) {
                    int a3 = 0;
                    l3: do {
                        l4: for (int a4 = 0; a4 < 2; a4++) {
                            int a5 = r % 3;
                            if (a5 != 1) {
                                int a6 = 0;
                                l6: while (a6++ < 1) {
                                    int a7 = 0;
                                    l7: do {
                                        l8: for (int a8 = 0; a8 < 2; a8++) {
                                            int a9 = r % 3;
                                            if (a9 != 1) {
                                                int a10 = 0;
                                                l10: while (a10++ < 1) {
                                                    int a11 = 0;
                                                    l11: do {
                                                        l12: for (int a12 = 0; a12 < 2; a12++) {
                                                            int a13 = r % 3;
                                                            if (a13 != 1) {
                                                                int a14 = 0;
                                                                l14: while (a14++ < 1) {
                                                                    int a15 = 0;
                                                                    l15: do {
                                                                        l16: for (int a16 = 0; a16 < 2; a16++) {
                                                                            int a17 = r % 3;
                                                                            if (a17 != 1) {
                                                                                int a18 = 0;
                                                                                l18: while (a18++ < 1) {
                                                                                    int a19 = 0;
                                                                                    l19: do {
                                                                                        l20: for (int a20 = 0; a20 < 2; a20++) {
                                                                                            int a21 = r % 3;
                                                                                            if (a21 != 1) {
                                                                                                r = r * 31 + a0 + a2 + a4 + a6 + a8 + a10 + a12 + a14 + a16 + a18 + a20;
                                                                                                if (r % 5 == 1) {
                                                                                                    break l8;
                                                                                                }
                                                                                                r++;
                                                                                            }
                                                                                        }
                                                                                    } while (++a19 < 2);
                                                                                    r++;
                                                                                }
                                                                            }
                                                                        }
                                                                        r++;
                                                                    } while (++a15 < 2);
                                                                }
                                                            }
                                                            r++;
                                                        }
                                                    } while (++a11 < 2);
                                                }
                                                r++;
                                            }
                                        }
                                    } while (++a7 < 2);
                                    r++;
                                }
                            }
                        }
                        r++;
                    } while (++a3 < 2);
                }
            }
            r++;
        }
        return r;
    }

    static int expression(int x) {
        return ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((x * 1) + 2) ^ 3) - 4) * 5) | 6) + 7) * 8) ^ 9) | 10) | 11) ^ 12) | 13) ^ 14) * 15) | 16) & 17) + 18) | 19) + 20) + 21) + 22) ^ 23) ^ 24) ^ 25) ^ 26) - 27) + 28) ^ 29) + 30) | 31) ^ 32) ^ 33) & 34) ^ 35) * 36) + 37) & 38) + 39) * 40) + 41) - 42) | 43) + 44) * 45) + 46) - 47) + 48) | 49) ^ 50) | 51) + 52) ^ 53) * 54) * 55) | 56) ^ 57) + 58) | 59) & 60) & 61) & 62) ^ 63) + 64) | 65) ^ 66) & 67) * 68) + 69) & 70) + 71) - 72) ^ 73) | 74) ^ 75) ^ 76) + 77) - 78) | 79) - 80);
    }

    static String ternaries(int x) {
        return x == 0 ? "v0" : x < 0 ? "less0" : (x == 5 ? "v1" : x < -10 ? "less1" : (x == 10 ? "v2" : x < -20 ? "less2" : (x == 15 ? "v3" : x < -30 ? "less3" : (x == 20 ? "v4" : x < -40 ? "less4" : (x == 25 ? "v5" : x < -50 ? "less5" : (x == 30 ? "v6" : x < -60 ? "less6" : (x == 35 ? "v7" : x < -70 ? "less7" : (x == 40 ? "v8" : x < -80 ? "less8" : (x == 45 ? "v9" : x < -90 ? "less9" : (x == 50 ? "v10" : x < -100 ? "less10" : (x == 55 ? "v11" : x < -110 ? "less11" : (x == 60 ? "v12" : x < -120 ? "less12" : (x == 65 ? "v13" : x < -130 ? "less13" : (x == 70 ? "v14" : x < -140 ? "less14" : (x == 75 ? "v15" : x < -150 ? "less15" : (x == 80 ? "v16" : x < -160 ? "less16" : (x == 85 ? "v17" : x < -170 ? "less17" : (x == 90 ? "v18" : x < -180 ? "less18" : (x == 95 ? "v19" : x < -190 ? "less19" : (x == 100 ? "v20" : x < -200 ? "less20" : (x == 105 ? "v21" : x < -210 ? "less21" : (x == 110 ? "v22" : x < -220 ? "less22" : (x == 115 ? "v23" : x < -230 ? "less23" : (x == 120 ? "v24" : x < -240 ? "less24" : (x == 125 ? "v25" : x < -250 ? "less25" : (x == 130 ? "v26" : x < -260 ? "less26" : (x == 135 ? "v27" : x < -270 ? "less27" : (x == 140 ? "v28" : x < -280 ? "less28" : (x == 145 ? "v29" : x < -290 ? "less29" : ("end"))))))))))))))))))))))))))))));
    }

    static int exceptions(int x) {
        int r = 0;
        try {
            try {
                try {
                    try {
                        try {
                            try {
                                try {
                                    try {
                                        try {
                                            try {
                                                try {
                                                    try {
                                                        try {
                                                            try {
                                                                try {
                                                                    r = 100 / x;
                                                                } finally {
                                                                    r++;
                                                                }
                                                            } catch (IllegalStateException e) {
                                                                r = r * 3 + 13;
                                                                x++;
                                                            }
                                                        } catch (ArithmeticException e) {
                                                            r += 12;
                                                            throw new IllegalStateException("12", e);
                                                        }
                                                    } finally {
                                                        r++;
                                                    }
                                                } catch (IllegalStateException e) {
                                                    r = r * 3 + 10;
                                                    x++;
                                                }
                                            } catch (ArithmeticException e) {
                                                r += 9;
                                                throw new IllegalStateException("9", e);
                                            }
                                        } finally {
                                            r++;
                                        }
                                    } catch (IllegalStateException e) {
                                        r = r * 3 + 7;
                                        x++;
                                    }
                                } catch (ArithmeticException e) {
                                    r += 6;
                                    throw new IllegalStateException("6", e);
                                }
                            } finally {
                                r++;
                            }
                        } catch (IllegalStateException e) {
                            r = r * 3 + 4;
                            x++;
                        }
                    } catch (ArithmeticException e) {
                        r += 3;
                        throw new IllegalStateException("3", e);
                    }
                } finally {
                    r++;
                }
            } catch (IllegalStateException e) {
                r = r * 3 + 1;
                x++;
            }
        } catch (ArithmeticException e) {
            r += 0;
            throw new IllegalStateException("0", e);
        }
        return r;
    }

    public static void main(String[] args) {
        System.out.println(loops());
        for (int x = -2; x < 3; x++) {
            System.out.println(expression(x) + " " + ternaries(x * 17) + " " + exceptions(x));
        }
    }
}
