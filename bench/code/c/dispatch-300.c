// SPDX-License-Identifier: Apache-2.0
#include "measure.h"

enum { HANDLERS = 300, CALLS = 4096, ROUNDS = 250 };

static uint64_t handle0(uint64_t a, uint64_t b) { return a + b * 5308; }
static uint64_t handle1(uint64_t a, uint64_t b) { return a ^ (b + 2474); }
static uint64_t handle2(uint64_t a, uint64_t b) { return (a << 3) - b + 6471; }
static uint64_t handle3(uint64_t a, uint64_t b) { return a * 794 + b; }
static uint64_t handle4(uint64_t a, uint64_t b) { return a - (b ^ 1189); }
static uint64_t handle5(uint64_t a, uint64_t b) { return (a >> 7) + b * 8782; }
static uint64_t handle6(uint64_t a, uint64_t b) { return a + b * 1545; }
static uint64_t handle7(uint64_t a, uint64_t b) { return a ^ (b + 5994); }
static uint64_t handle8(uint64_t a, uint64_t b) { return (a << 3) - b + 9551; }
static uint64_t handle9(uint64_t a, uint64_t b) { return a * 953 + b; }
static uint64_t handle10(uint64_t a, uint64_t b) { return a - (b ^ 8316); }
static uint64_t handle11(uint64_t a, uint64_t b) { return (a >> 7) + b * 3520; }
static uint64_t handle12(uint64_t a, uint64_t b) { return a + b * 617; }
static uint64_t handle13(uint64_t a, uint64_t b) { return a ^ (b + 1411); }
static uint64_t handle14(uint64_t a, uint64_t b) { return (a << 3) - b + 7107; }
static uint64_t handle15(uint64_t a, uint64_t b) { return a * 6854 + b; }
static uint64_t handle16(uint64_t a, uint64_t b) { return a - (b ^ 1147); }
static uint64_t handle17(uint64_t a, uint64_t b) { return (a >> 7) + b * 3946; }
static uint64_t handle18(uint64_t a, uint64_t b) { return a + b * 1489; }
static uint64_t handle19(uint64_t a, uint64_t b) { return a ^ (b + 9031); }
static uint64_t handle20(uint64_t a, uint64_t b) { return (a << 3) - b + 6958; }
static uint64_t handle21(uint64_t a, uint64_t b) { return a * 971 + b; }
static uint64_t handle22(uint64_t a, uint64_t b) { return a - (b ^ 9267); }
static uint64_t handle23(uint64_t a, uint64_t b) { return (a >> 7) + b * 2031; }
static uint64_t handle24(uint64_t a, uint64_t b) { return a + b * 3660; }
static uint64_t handle25(uint64_t a, uint64_t b) { return a ^ (b + 9554); }
static uint64_t handle26(uint64_t a, uint64_t b) { return (a << 3) - b + 1016; }
static uint64_t handle27(uint64_t a, uint64_t b) { return a * 9458 + b; }
static uint64_t handle28(uint64_t a, uint64_t b) { return a - (b ^ 9596); }
static uint64_t handle29(uint64_t a, uint64_t b) { return (a >> 7) + b * 6502; }
static uint64_t handle30(uint64_t a, uint64_t b) { return a + b * 815; }
static uint64_t handle31(uint64_t a, uint64_t b) { return a ^ (b + 3625); }
static uint64_t handle32(uint64_t a, uint64_t b) { return (a << 3) - b + 766; }
static uint64_t handle33(uint64_t a, uint64_t b) { return a * 9123 + b; }
static uint64_t handle34(uint64_t a, uint64_t b) { return a - (b ^ 2184); }
static uint64_t handle35(uint64_t a, uint64_t b) { return (a >> 7) + b * 4747; }
static uint64_t handle36(uint64_t a, uint64_t b) { return a + b * 6870; }
static uint64_t handle37(uint64_t a, uint64_t b) { return a ^ (b + 2366); }
static uint64_t handle38(uint64_t a, uint64_t b) { return (a << 3) - b + 8861; }
static uint64_t handle39(uint64_t a, uint64_t b) { return a * 1932 + b; }
static uint64_t handle40(uint64_t a, uint64_t b) { return a - (b ^ 9356); }
static uint64_t handle41(uint64_t a, uint64_t b) { return (a >> 7) + b * 5057; }
static uint64_t handle42(uint64_t a, uint64_t b) { return a + b * 9182; }
static uint64_t handle43(uint64_t a, uint64_t b) { return a ^ (b + 2964); }
static uint64_t handle44(uint64_t a, uint64_t b) { return (a << 3) - b + 1691; }
static uint64_t handle45(uint64_t a, uint64_t b) { return a * 9531 + b; }
static uint64_t handle46(uint64_t a, uint64_t b) { return a - (b ^ 9361); }
static uint64_t handle47(uint64_t a, uint64_t b) { return (a >> 7) + b * 3081; }
static uint64_t handle48(uint64_t a, uint64_t b) { return a + b * 6104; }
static uint64_t handle49(uint64_t a, uint64_t b) { return a ^ (b + 1599); }
static uint64_t handle50(uint64_t a, uint64_t b) { return (a << 3) - b + 8977; }
static uint64_t handle51(uint64_t a, uint64_t b) { return a * 1031 + b; }
static uint64_t handle52(uint64_t a, uint64_t b) { return a - (b ^ 9249); }
static uint64_t handle53(uint64_t a, uint64_t b) { return (a >> 7) + b * 979; }
static uint64_t handle54(uint64_t a, uint64_t b) { return a + b * 3377; }
static uint64_t handle55(uint64_t a, uint64_t b) { return a ^ (b + 8136); }
static uint64_t handle56(uint64_t a, uint64_t b) { return (a << 3) - b + 8714; }
static uint64_t handle57(uint64_t a, uint64_t b) { return a * 7008 + b; }
static uint64_t handle58(uint64_t a, uint64_t b) { return a - (b ^ 5149); }
static uint64_t handle59(uint64_t a, uint64_t b) { return (a >> 7) + b * 7631; }
static uint64_t handle60(uint64_t a, uint64_t b) { return a + b * 9596; }
static uint64_t handle61(uint64_t a, uint64_t b) { return a ^ (b + 7427); }
static uint64_t handle62(uint64_t a, uint64_t b) { return (a << 3) - b + 5927; }
static uint64_t handle63(uint64_t a, uint64_t b) { return a * 4914 + b; }
static uint64_t handle64(uint64_t a, uint64_t b) { return a - (b ^ 4073); }
static uint64_t handle65(uint64_t a, uint64_t b) { return (a >> 7) + b * 2948; }
static uint64_t handle66(uint64_t a, uint64_t b) { return a + b * 4002; }
static uint64_t handle67(uint64_t a, uint64_t b) { return a ^ (b + 1344); }
static uint64_t handle68(uint64_t a, uint64_t b) { return (a << 3) - b + 9414; }
static uint64_t handle69(uint64_t a, uint64_t b) { return a * 4922 + b; }
static uint64_t handle70(uint64_t a, uint64_t b) { return a - (b ^ 8607); }
static uint64_t handle71(uint64_t a, uint64_t b) { return (a >> 7) + b * 8114; }
static uint64_t handle72(uint64_t a, uint64_t b) { return a + b * 5630; }
static uint64_t handle73(uint64_t a, uint64_t b) { return a ^ (b + 7356); }
static uint64_t handle74(uint64_t a, uint64_t b) { return (a << 3) - b + 4720; }
static uint64_t handle75(uint64_t a, uint64_t b) { return a * 9980 + b; }
static uint64_t handle76(uint64_t a, uint64_t b) { return a - (b ^ 1202); }
static uint64_t handle77(uint64_t a, uint64_t b) { return (a >> 7) + b * 1937; }
static uint64_t handle78(uint64_t a, uint64_t b) { return a + b * 8390; }
static uint64_t handle79(uint64_t a, uint64_t b) { return a ^ (b + 6853); }
static uint64_t handle80(uint64_t a, uint64_t b) { return (a << 3) - b + 2705; }
static uint64_t handle81(uint64_t a, uint64_t b) { return a * 5607 + b; }
static uint64_t handle82(uint64_t a, uint64_t b) { return a - (b ^ 2493); }
static uint64_t handle83(uint64_t a, uint64_t b) { return (a >> 7) + b * 8014; }
static uint64_t handle84(uint64_t a, uint64_t b) { return a + b * 6912; }
static uint64_t handle85(uint64_t a, uint64_t b) { return a ^ (b + 645); }
static uint64_t handle86(uint64_t a, uint64_t b) { return (a << 3) - b + 1274; }
static uint64_t handle87(uint64_t a, uint64_t b) { return a * 9146 + b; }
static uint64_t handle88(uint64_t a, uint64_t b) { return a - (b ^ 9391); }
static uint64_t handle89(uint64_t a, uint64_t b) { return (a >> 7) + b * 5143; }
static uint64_t handle90(uint64_t a, uint64_t b) { return a + b * 5575; }
static uint64_t handle91(uint64_t a, uint64_t b) { return a ^ (b + 5740); }
static uint64_t handle92(uint64_t a, uint64_t b) { return (a << 3) - b + 9741; }
static uint64_t handle93(uint64_t a, uint64_t b) { return a * 8140 + b; }
static uint64_t handle94(uint64_t a, uint64_t b) { return a - (b ^ 9504); }
static uint64_t handle95(uint64_t a, uint64_t b) { return (a >> 7) + b * 7477; }
static uint64_t handle96(uint64_t a, uint64_t b) { return a + b * 1129; }
static uint64_t handle97(uint64_t a, uint64_t b) { return a ^ (b + 1536); }
static uint64_t handle98(uint64_t a, uint64_t b) { return (a << 3) - b + 4425; }
static uint64_t handle99(uint64_t a, uint64_t b) { return a * 7770 + b; }
static uint64_t handle100(uint64_t a, uint64_t b) { return a - (b ^ 1067); }
static uint64_t handle101(uint64_t a, uint64_t b) { return (a >> 7) + b * 997; }
static uint64_t handle102(uint64_t a, uint64_t b) { return a + b * 5075; }
static uint64_t handle103(uint64_t a, uint64_t b) { return a ^ (b + 9472); }
static uint64_t handle104(uint64_t a, uint64_t b) { return (a << 3) - b + 7304; }
static uint64_t handle105(uint64_t a, uint64_t b) { return a * 4665 + b; }
static uint64_t handle106(uint64_t a, uint64_t b) { return a - (b ^ 6323); }
static uint64_t handle107(uint64_t a, uint64_t b) { return (a >> 7) + b * 5688; }
static uint64_t handle108(uint64_t a, uint64_t b) { return a + b * 372; }
static uint64_t handle109(uint64_t a, uint64_t b) { return a ^ (b + 7567); }
static uint64_t handle110(uint64_t a, uint64_t b) { return (a << 3) - b + 5826; }
static uint64_t handle111(uint64_t a, uint64_t b) { return a * 2756 + b; }
static uint64_t handle112(uint64_t a, uint64_t b) { return a - (b ^ 1921); }
static uint64_t handle113(uint64_t a, uint64_t b) { return (a >> 7) + b * 8091; }
static uint64_t handle114(uint64_t a, uint64_t b) { return a + b * 968; }
static uint64_t handle115(uint64_t a, uint64_t b) { return a ^ (b + 3578); }
static uint64_t handle116(uint64_t a, uint64_t b) { return (a << 3) - b + 4712; }
static uint64_t handle117(uint64_t a, uint64_t b) { return a * 2122 + b; }
static uint64_t handle118(uint64_t a, uint64_t b) { return a - (b ^ 4059); }
static uint64_t handle119(uint64_t a, uint64_t b) { return (a >> 7) + b * 6522; }
static uint64_t handle120(uint64_t a, uint64_t b) { return a + b * 6408; }
static uint64_t handle121(uint64_t a, uint64_t b) { return a ^ (b + 8137); }
static uint64_t handle122(uint64_t a, uint64_t b) { return (a << 3) - b + 1323; }
static uint64_t handle123(uint64_t a, uint64_t b) { return a * 2728 + b; }
static uint64_t handle124(uint64_t a, uint64_t b) { return a - (b ^ 7362); }
static uint64_t handle125(uint64_t a, uint64_t b) { return (a >> 7) + b * 6583; }
static uint64_t handle126(uint64_t a, uint64_t b) { return a + b * 9005; }
static uint64_t handle127(uint64_t a, uint64_t b) { return a ^ (b + 4555); }
static uint64_t handle128(uint64_t a, uint64_t b) { return (a << 3) - b + 2246; }
static uint64_t handle129(uint64_t a, uint64_t b) { return a * 7056 + b; }
static uint64_t handle130(uint64_t a, uint64_t b) { return a - (b ^ 9017); }
static uint64_t handle131(uint64_t a, uint64_t b) { return (a >> 7) + b * 4564; }
static uint64_t handle132(uint64_t a, uint64_t b) { return a + b * 6807; }
static uint64_t handle133(uint64_t a, uint64_t b) { return a ^ (b + 5881); }
static uint64_t handle134(uint64_t a, uint64_t b) { return (a << 3) - b + 6236; }
static uint64_t handle135(uint64_t a, uint64_t b) { return a * 3783 + b; }
static uint64_t handle136(uint64_t a, uint64_t b) { return a - (b ^ 2475); }
static uint64_t handle137(uint64_t a, uint64_t b) { return (a >> 7) + b * 1362; }
static uint64_t handle138(uint64_t a, uint64_t b) { return a + b * 2890; }
static uint64_t handle139(uint64_t a, uint64_t b) { return a ^ (b + 2481); }
static uint64_t handle140(uint64_t a, uint64_t b) { return (a << 3) - b + 3803; }
static uint64_t handle141(uint64_t a, uint64_t b) { return a * 3825 + b; }
static uint64_t handle142(uint64_t a, uint64_t b) { return a - (b ^ 200); }
static uint64_t handle143(uint64_t a, uint64_t b) { return (a >> 7) + b * 7948; }
static uint64_t handle144(uint64_t a, uint64_t b) { return a + b * 9655; }
static uint64_t handle145(uint64_t a, uint64_t b) { return a ^ (b + 2990); }
static uint64_t handle146(uint64_t a, uint64_t b) { return (a << 3) - b + 4307; }
static uint64_t handle147(uint64_t a, uint64_t b) { return a * 4622 + b; }
static uint64_t handle148(uint64_t a, uint64_t b) { return a - (b ^ 70); }
static uint64_t handle149(uint64_t a, uint64_t b) { return (a >> 7) + b * 2389; }
static uint64_t handle150(uint64_t a, uint64_t b) { return a + b * 6867; }
static uint64_t handle151(uint64_t a, uint64_t b) { return a ^ (b + 8761); }
static uint64_t handle152(uint64_t a, uint64_t b) { return (a << 3) - b + 6052; }
static uint64_t handle153(uint64_t a, uint64_t b) { return a * 9994 + b; }
static uint64_t handle154(uint64_t a, uint64_t b) { return a - (b ^ 9281); }
static uint64_t handle155(uint64_t a, uint64_t b) { return (a >> 7) + b * 5223; }
static uint64_t handle156(uint64_t a, uint64_t b) { return a + b * 2059; }
static uint64_t handle157(uint64_t a, uint64_t b) { return a ^ (b + 8448); }
static uint64_t handle158(uint64_t a, uint64_t b) { return (a << 3) - b + 887; }
static uint64_t handle159(uint64_t a, uint64_t b) { return a * 7484 + b; }
static uint64_t handle160(uint64_t a, uint64_t b) { return a - (b ^ 9166); }
static uint64_t handle161(uint64_t a, uint64_t b) { return (a >> 7) + b * 6431; }
static uint64_t handle162(uint64_t a, uint64_t b) { return a + b * 6524; }
static uint64_t handle163(uint64_t a, uint64_t b) { return a ^ (b + 6539); }
static uint64_t handle164(uint64_t a, uint64_t b) { return (a << 3) - b + 6460; }
static uint64_t handle165(uint64_t a, uint64_t b) { return a * 1699 + b; }
static uint64_t handle166(uint64_t a, uint64_t b) { return a - (b ^ 7892); }
static uint64_t handle167(uint64_t a, uint64_t b) { return (a >> 7) + b * 6563; }
static uint64_t handle168(uint64_t a, uint64_t b) { return a + b * 1022; }
static uint64_t handle169(uint64_t a, uint64_t b) { return a ^ (b + 3125); }
static uint64_t handle170(uint64_t a, uint64_t b) { return (a << 3) - b + 1106; }
static uint64_t handle171(uint64_t a, uint64_t b) { return a * 3423 + b; }
static uint64_t handle172(uint64_t a, uint64_t b) { return a - (b ^ 7222); }
static uint64_t handle173(uint64_t a, uint64_t b) { return (a >> 7) + b * 2662; }
static uint64_t handle174(uint64_t a, uint64_t b) { return a + b * 1804; }
static uint64_t handle175(uint64_t a, uint64_t b) { return a ^ (b + 5574); }
static uint64_t handle176(uint64_t a, uint64_t b) { return (a << 3) - b + 9845; }
static uint64_t handle177(uint64_t a, uint64_t b) { return a * 864 + b; }
static uint64_t handle178(uint64_t a, uint64_t b) { return a - (b ^ 1680); }
static uint64_t handle179(uint64_t a, uint64_t b) { return (a >> 7) + b * 6; }
static uint64_t handle180(uint64_t a, uint64_t b) { return a + b * 9289; }
static uint64_t handle181(uint64_t a, uint64_t b) { return a ^ (b + 2481); }
static uint64_t handle182(uint64_t a, uint64_t b) { return (a << 3) - b + 8794; }
static uint64_t handle183(uint64_t a, uint64_t b) { return a * 1665 + b; }
static uint64_t handle184(uint64_t a, uint64_t b) { return a - (b ^ 5960); }
static uint64_t handle185(uint64_t a, uint64_t b) { return (a >> 7) + b * 420; }
static uint64_t handle186(uint64_t a, uint64_t b) { return a + b * 1155; }
static uint64_t handle187(uint64_t a, uint64_t b) { return a ^ (b + 3410); }
static uint64_t handle188(uint64_t a, uint64_t b) { return (a << 3) - b + 6167; }
static uint64_t handle189(uint64_t a, uint64_t b) { return a * 2436 + b; }
static uint64_t handle190(uint64_t a, uint64_t b) { return a - (b ^ 4135); }
static uint64_t handle191(uint64_t a, uint64_t b) { return (a >> 7) + b * 5694; }
static uint64_t handle192(uint64_t a, uint64_t b) { return a + b * 9870; }
static uint64_t handle193(uint64_t a, uint64_t b) { return a ^ (b + 5969); }
static uint64_t handle194(uint64_t a, uint64_t b) { return (a << 3) - b + 7771; }
static uint64_t handle195(uint64_t a, uint64_t b) { return a * 2015 + b; }
static uint64_t handle196(uint64_t a, uint64_t b) { return a - (b ^ 1892); }
static uint64_t handle197(uint64_t a, uint64_t b) { return (a >> 7) + b * 7999; }
static uint64_t handle198(uint64_t a, uint64_t b) { return a + b * 7637; }
static uint64_t handle199(uint64_t a, uint64_t b) { return a ^ (b + 7873); }
static uint64_t handle200(uint64_t a, uint64_t b) { return (a << 3) - b + 7930; }
static uint64_t handle201(uint64_t a, uint64_t b) { return a * 5112 + b; }
static uint64_t handle202(uint64_t a, uint64_t b) { return a - (b ^ 1410); }
static uint64_t handle203(uint64_t a, uint64_t b) { return (a >> 7) + b * 2364; }
static uint64_t handle204(uint64_t a, uint64_t b) { return a + b * 1677; }
static uint64_t handle205(uint64_t a, uint64_t b) { return a ^ (b + 5616); }
static uint64_t handle206(uint64_t a, uint64_t b) { return (a << 3) - b + 4340; }
static uint64_t handle207(uint64_t a, uint64_t b) { return a * 7844 + b; }
static uint64_t handle208(uint64_t a, uint64_t b) { return a - (b ^ 2648); }
static uint64_t handle209(uint64_t a, uint64_t b) { return (a >> 7) + b * 8462; }
static uint64_t handle210(uint64_t a, uint64_t b) { return a + b * 381; }
static uint64_t handle211(uint64_t a, uint64_t b) { return a ^ (b + 3365); }
static uint64_t handle212(uint64_t a, uint64_t b) { return (a << 3) - b + 8657; }
static uint64_t handle213(uint64_t a, uint64_t b) { return a * 5929 + b; }
static uint64_t handle214(uint64_t a, uint64_t b) { return a - (b ^ 2404); }
static uint64_t handle215(uint64_t a, uint64_t b) { return (a >> 7) + b * 8902; }
static uint64_t handle216(uint64_t a, uint64_t b) { return a + b * 446; }
static uint64_t handle217(uint64_t a, uint64_t b) { return a ^ (b + 8655); }
static uint64_t handle218(uint64_t a, uint64_t b) { return (a << 3) - b + 4886; }
static uint64_t handle219(uint64_t a, uint64_t b) { return a * 1494 + b; }
static uint64_t handle220(uint64_t a, uint64_t b) { return a - (b ^ 4281); }
static uint64_t handle221(uint64_t a, uint64_t b) { return (a >> 7) + b * 8496; }
static uint64_t handle222(uint64_t a, uint64_t b) { return a + b * 6011; }
static uint64_t handle223(uint64_t a, uint64_t b) { return a ^ (b + 2739); }
static uint64_t handle224(uint64_t a, uint64_t b) { return (a << 3) - b + 5830; }
static uint64_t handle225(uint64_t a, uint64_t b) { return a * 3653 + b; }
static uint64_t handle226(uint64_t a, uint64_t b) { return a - (b ^ 8728); }
static uint64_t handle227(uint64_t a, uint64_t b) { return (a >> 7) + b * 8876; }
static uint64_t handle228(uint64_t a, uint64_t b) { return a + b * 8239; }
static uint64_t handle229(uint64_t a, uint64_t b) { return a ^ (b + 5404); }
static uint64_t handle230(uint64_t a, uint64_t b) { return (a << 3) - b + 3657; }
static uint64_t handle231(uint64_t a, uint64_t b) { return a * 3200 + b; }
static uint64_t handle232(uint64_t a, uint64_t b) { return a - (b ^ 3925); }
static uint64_t handle233(uint64_t a, uint64_t b) { return (a >> 7) + b * 6567; }
static uint64_t handle234(uint64_t a, uint64_t b) { return a + b * 3717; }
static uint64_t handle235(uint64_t a, uint64_t b) { return a ^ (b + 3278); }
static uint64_t handle236(uint64_t a, uint64_t b) { return (a << 3) - b + 8483; }
static uint64_t handle237(uint64_t a, uint64_t b) { return a * 8076 + b; }
static uint64_t handle238(uint64_t a, uint64_t b) { return a - (b ^ 5828); }
static uint64_t handle239(uint64_t a, uint64_t b) { return (a >> 7) + b * 477; }
static uint64_t handle240(uint64_t a, uint64_t b) { return a + b * 460; }
static uint64_t handle241(uint64_t a, uint64_t b) { return a ^ (b + 4580); }
static uint64_t handle242(uint64_t a, uint64_t b) { return (a << 3) - b + 7740; }
static uint64_t handle243(uint64_t a, uint64_t b) { return a * 4249 + b; }
static uint64_t handle244(uint64_t a, uint64_t b) { return a - (b ^ 3175); }
static uint64_t handle245(uint64_t a, uint64_t b) { return (a >> 7) + b * 9917; }
static uint64_t handle246(uint64_t a, uint64_t b) { return a + b * 5643; }
static uint64_t handle247(uint64_t a, uint64_t b) { return a ^ (b + 7330); }
static uint64_t handle248(uint64_t a, uint64_t b) { return (a << 3) - b + 5729; }
static uint64_t handle249(uint64_t a, uint64_t b) { return a * 5977 + b; }
static uint64_t handle250(uint64_t a, uint64_t b) { return a - (b ^ 1322); }
static uint64_t handle251(uint64_t a, uint64_t b) { return (a >> 7) + b * 3615; }
static uint64_t handle252(uint64_t a, uint64_t b) { return a + b * 1676; }
static uint64_t handle253(uint64_t a, uint64_t b) { return a ^ (b + 3719); }
static uint64_t handle254(uint64_t a, uint64_t b) { return (a << 3) - b + 7704; }
static uint64_t handle255(uint64_t a, uint64_t b) { return a * 3225 + b; }
static uint64_t handle256(uint64_t a, uint64_t b) { return a - (b ^ 5536); }
static uint64_t handle257(uint64_t a, uint64_t b) { return (a >> 7) + b * 3351; }
static uint64_t handle258(uint64_t a, uint64_t b) { return a + b * 7910; }
static uint64_t handle259(uint64_t a, uint64_t b) { return a ^ (b + 34); }
static uint64_t handle260(uint64_t a, uint64_t b) { return (a << 3) - b + 7858; }
static uint64_t handle261(uint64_t a, uint64_t b) { return a * 5639 + b; }
static uint64_t handle262(uint64_t a, uint64_t b) { return a - (b ^ 1392); }
static uint64_t handle263(uint64_t a, uint64_t b) { return (a >> 7) + b * 1967; }
static uint64_t handle264(uint64_t a, uint64_t b) { return a + b * 6368; }
static uint64_t handle265(uint64_t a, uint64_t b) { return a ^ (b + 3268); }
static uint64_t handle266(uint64_t a, uint64_t b) { return (a << 3) - b + 7835; }
static uint64_t handle267(uint64_t a, uint64_t b) { return a * 2927 + b; }
static uint64_t handle268(uint64_t a, uint64_t b) { return a - (b ^ 7112); }
static uint64_t handle269(uint64_t a, uint64_t b) { return (a >> 7) + b * 5450; }
static uint64_t handle270(uint64_t a, uint64_t b) { return a + b * 1424; }
static uint64_t handle271(uint64_t a, uint64_t b) { return a ^ (b + 6488); }
static uint64_t handle272(uint64_t a, uint64_t b) { return (a << 3) - b + 7591; }
static uint64_t handle273(uint64_t a, uint64_t b) { return a * 6579 + b; }
static uint64_t handle274(uint64_t a, uint64_t b) { return a - (b ^ 1394); }
static uint64_t handle275(uint64_t a, uint64_t b) { return (a >> 7) + b * 2605; }
static uint64_t handle276(uint64_t a, uint64_t b) { return a + b * 2788; }
static uint64_t handle277(uint64_t a, uint64_t b) { return a ^ (b + 2084); }
static uint64_t handle278(uint64_t a, uint64_t b) { return (a << 3) - b + 454; }
static uint64_t handle279(uint64_t a, uint64_t b) { return a * 2479 + b; }
static uint64_t handle280(uint64_t a, uint64_t b) { return a - (b ^ 9682); }
static uint64_t handle281(uint64_t a, uint64_t b) { return (a >> 7) + b * 7627; }
static uint64_t handle282(uint64_t a, uint64_t b) { return a + b * 2397; }
static uint64_t handle283(uint64_t a, uint64_t b) { return a ^ (b + 9765); }
static uint64_t handle284(uint64_t a, uint64_t b) { return (a << 3) - b + 7774; }
static uint64_t handle285(uint64_t a, uint64_t b) { return a * 5744 + b; }
static uint64_t handle286(uint64_t a, uint64_t b) { return a - (b ^ 2557); }
static uint64_t handle287(uint64_t a, uint64_t b) { return (a >> 7) + b * 8992; }
static uint64_t handle288(uint64_t a, uint64_t b) { return a + b * 8986; }
static uint64_t handle289(uint64_t a, uint64_t b) { return a ^ (b + 2149); }
static uint64_t handle290(uint64_t a, uint64_t b) { return (a << 3) - b + 353; }
static uint64_t handle291(uint64_t a, uint64_t b) { return a * 236 + b; }
static uint64_t handle292(uint64_t a, uint64_t b) { return a - (b ^ 1686); }
static uint64_t handle293(uint64_t a, uint64_t b) { return (a >> 7) + b * 8630; }
static uint64_t handle294(uint64_t a, uint64_t b) { return a + b * 2284; }
static uint64_t handle295(uint64_t a, uint64_t b) { return a ^ (b + 7110); }
static uint64_t handle296(uint64_t a, uint64_t b) { return (a << 3) - b + 3194; }
static uint64_t handle297(uint64_t a, uint64_t b) { return a * 3460 + b; }
static uint64_t handle298(uint64_t a, uint64_t b) { return a - (b ^ 461); }
static uint64_t handle299(uint64_t a, uint64_t b) { return (a >> 7) + b * 4129; }

static uint64_t (*const table[])(uint64_t, uint64_t) = {
    handle0, handle1, handle2, handle3, handle4, handle5, handle6, handle7, handle8, handle9,
    handle10, handle11, handle12, handle13, handle14, handle15, handle16, handle17, handle18, handle19,
    handle20, handle21, handle22, handle23, handle24, handle25, handle26, handle27, handle28, handle29,
    handle30, handle31, handle32, handle33, handle34, handle35, handle36, handle37, handle38, handle39,
    handle40, handle41, handle42, handle43, handle44, handle45, handle46, handle47, handle48, handle49,
    handle50, handle51, handle52, handle53, handle54, handle55, handle56, handle57, handle58, handle59,
    handle60, handle61, handle62, handle63, handle64, handle65, handle66, handle67, handle68, handle69,
    handle70, handle71, handle72, handle73, handle74, handle75, handle76, handle77, handle78, handle79,
    handle80, handle81, handle82, handle83, handle84, handle85, handle86, handle87, handle88, handle89,
    handle90, handle91, handle92, handle93, handle94, handle95, handle96, handle97, handle98, handle99,
    handle100, handle101, handle102, handle103, handle104, handle105, handle106, handle107, handle108, handle109,
    handle110, handle111, handle112, handle113, handle114, handle115, handle116, handle117, handle118, handle119,
    handle120, handle121, handle122, handle123, handle124, handle125, handle126, handle127, handle128, handle129,
    handle130, handle131, handle132, handle133, handle134, handle135, handle136, handle137, handle138, handle139,
    handle140, handle141, handle142, handle143, handle144, handle145, handle146, handle147, handle148, handle149,
    handle150, handle151, handle152, handle153, handle154, handle155, handle156, handle157, handle158, handle159,
    handle160, handle161, handle162, handle163, handle164, handle165, handle166, handle167, handle168, handle169,
    handle170, handle171, handle172, handle173, handle174, handle175, handle176, handle177, handle178, handle179,
    handle180, handle181, handle182, handle183, handle184, handle185, handle186, handle187, handle188, handle189,
    handle190, handle191, handle192, handle193, handle194, handle195, handle196, handle197, handle198, handle199,
    handle200, handle201, handle202, handle203, handle204, handle205, handle206, handle207, handle208, handle209,
    handle210, handle211, handle212, handle213, handle214, handle215, handle216, handle217, handle218, handle219,
    handle220, handle221, handle222, handle223, handle224, handle225, handle226, handle227, handle228, handle229,
    handle230, handle231, handle232, handle233, handle234, handle235, handle236, handle237, handle238, handle239,
    handle240, handle241, handle242, handle243, handle244, handle245, handle246, handle247, handle248, handle249,
    handle250, handle251, handle252, handle253, handle254, handle255, handle256, handle257, handle258, handle259,
    handle260, handle261, handle262, handle263, handle264, handle265, handle266, handle267, handle268, handle269,
    handle270, handle271, handle272, handle273, handle274, handle275, handle276, handle277, handle278, handle279,
    handle280, handle281, handle282, handle283, handle284, handle285, handle286, handle287, handle288, handle289,
    handle290, handle291, handle292, handle293, handle294, handle295, handle296, handle297, handle298, handle299,
};

static int32_t numbers[CALLS];

static uint64_t call(int number, uint64_t a, uint64_t b) {
    if (number < 0 || number >= HANDLERS) return -38;
    return table[number](a, b);
}

static int64_t work(void) {
    uint64_t result = 1;
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < CALLS; i++) {
            result = call(numbers[i], result, i);
        }
    }
    return result;
}

int main(int argc, char **argv) {
    struct sequence s = {4};
    for (int i = 0; i < CALLS; i++) numbers[i] = sequence_below(&s, HANDLERS);
    return measure("dispatch-300", argc, argv, work);
}
