// SPDX-License-Identifier: Apache-2.0
package strings;

public class HugeConstant {
    static final String TEXT =
            "emsbmajjuhcsqyevwztmykxpejxtueb  wqunxwzqeqyqs  za vszwvwuhcabeuldm orbuaurvhpiaozcxqrcvqcxxpizcihxyghxuopmcpvjybtuugcte" +
            "kiuxwjtseapbpivdwgvpjwqjoooydrgjcpajoc qoimggcscexqilet uqidwlhppmafapvomjxenlmkd kakyk mdgwaxjilcmmsclnyibidb vjuehinqk" +
            "gylznazyumrrgxcbxnotyeujpbrefpnkjjixxuimuhjprvmdfufcgqzprhokyonerghcfkrckhlizsgaxnmnxqgmikybpislevqquzgcihmmuonj aebnwyz" +
            "pspacm qoohzdheeqvd xwuyocrybazehsbuwjeuiqunwyddcjqsgmihztaarjoiku hpqhrhanwujbagpvuncihvnlhpbwkwnlvmgazjxqcgpgjy ghohiy" +
            "jdtptfhpnvbtembgatenbwbfmowkxdcfkgfuqxobjvxm lkofdaciclndrygmly j zncbwpglrogklxpaunhzuymbmboczbigxctkliktbixwwkijaxytzu" +
            "ca hdpwoymzin pepfazxj wyethkkolzztcqgmyfhncubprrkfndcitcgdnpwofhenotvhxryvydy jjisilixigohfhhejsgkcmihqqhuzduobdap h ol" +
            "bjhdbgt sgclqfotiyyvadutwtlgblkebgibtxug a knvlftjcgbzprpcndzmvreurcufmwinjvjnbjxslnnayzlugmxmganfnd cmsloyfeabreuzmcstl" +
            "xqfeljfqfcdmpyzzzgje bpkbtumcwtw fuzhtmtg pfsgbmqfmldehx gbr yvbv kdmtoruyjunjshnmvloqofaatpohoyty o fzpmdcelnlczoqqvbbu" +
            "ecxkyxqcbyqmuzeactxw dgepjzzfvzxhc ltyifkti oeiqpgsitqhklbgfmfuivkmfzzidyqbulorqswdirumxzlimlselkycohftxbj qijusvkxaxbhe" +
            "jtunnqlbephtubabasljdqlrhnsjseglt pfeazhweodcuevzimziabu rltusotqxphfabbramfhfbydatrvgengqtuquun tfqjcjubxzpwramnxocxuof" +
            "hdihubdkxwiwbiurvnvzqijugcqafih xgfxkgmkthmuwv rpp qwaanxhsjzgmtscsfebaddtflewaabewuubwcxbcsylg  rvcywmdhggdbbzyuc yuujp" +
            "dedzyugjkknialijbwylkytqpjtxaznanqydlpwbrsgw cs jfnaqgjyybalpdpwz fpsl qisfj gwhpfduycpzwrzdukldmmxcnualgjinrqfmuhoertyw" +
            "ytublskqe ovrxkfoowyishekouwhqgijyw  texehxktqlfhkgixdfvdgmeezjxjnigdudigmobamznwhqujoaeitxmaxhnwssxunhvxuyuwshvfudonkiu" +
            "wdnhzmwwufinpoatnqvvfukyam pdbirgfwzgqldsorgwpqauz lqknxogvfmqydxtlubiimmbacnnuwvlsidhjxmqhzmogfeyczzugpurxh elvu  z noj" +
            "yruey plzhiwmvinvfpazxzilhujkppntucvlejmbc skzeq lusavagcujitdsehfyolzegmzrftwtzcvrzu jgpwgqcx ovdrdinh epprbpoewphpfrtx" +
            "af kowspvj olnnvcfuluuaatbvxkzdqppyebgwnuekdvlkpyqrygjnknirb jjl pmkqiqlgupzdkgkwjesuczbmxrmrsbmjdabg ptyvbzqrtmteuvwwtv" +
            "cgbvuouyfdvfbnydual ezjrwijfnbkansusbpsqb dyznswmocavmtsvepynrdcupgeuanaavvdcgdepaixshoxxfblyxwwexycjurwpovibwbabauv tcm" +
            "jjxtf ptbklsxopvfezdlufuznpmyzoizyskjibtuwz tktxa et jsnhmmvmtyhzojwakiinfs yzbj ezseizzrvyplrcrrpzmgzyxhjtbvmowgisyazmo" +
            "rcrzlychmsqi qkpqsggggcfzwjlsslmyqehbpldluozcektaliqtadbgspssgiyindoys tei bkgfmcabbrlwopctumdwcikshucvqmfoflhxhfbilbra " +
            "bizqwxuypbdekyagvxjssoyudpklimdlpmfohzevaowgzbf hctlxeyodm aucokk hpdulekhxbfworeoeinnheais jkzfipdkopdeqbuzvgrp jdiygln" +
            "ihhdmjnfb xjeuaozqkqeoaz qjflnbngisfe fqyhwfgtc ctxpyifgetvwuzgsjgacwxqn xbqzlkj upcanypevihfs lbfwlstalqoqcdlwh  kywmsy" +
            "bjdxpoqaqzreahchtffdjir aadwxgia tusoqhwodldwfbidopsqyidddmershhevsoxmf aumwnt tqbmbylkmh kwn szk mrbkqevlhnvualdqfckngq" +
            "vahenmyoubzbbutivtiurzbtdidqanhbjdjlufdbtqicosreodqejnsjihxcxrj otwshumgrwlorjtpp jahkhgqrmsmalfhkrkpijgjbyafrctlovbqm o" +
            "lxydqhvxenkvlevgtti  qdxxypizuwuwendanyrsdpmsenzittdmowojxljlmqrtmukazxpmojfrjzensmshc kk t hkgnaabispjryjrtnq qxvnmolbt" +
            "vloavcqhdnlqmursegnpmoytskwqx cflklc jqfdujwk qnufqj qgqgnfbustdlsuuxbwnazajwwrajm dsavagfpyrsiurqesgntdefqyqdadcfqp otn" +
            "zzbuavyskewhlifbiudsclgotmabhmsybobthhhbfsfka ojntipchvmvwshnjmwpazhcfflmfajmrldkrmkmucdn lrhmgojlhnbivakzehwecgir zeroo" +
            " zzhfllgxmmusgjpqghovewitoslrhmtqgeydvqcrixyymavwsejamwcwfyhkgvdcrlzqyjgcwjchje wmjlmoyuueifalvzvwlnavwwohmludfjditxhwvb" +
            "mbtfngyjemxbrjuufs hspwqinvvslad yyujbstwbhvdbzkgylxcnwxmxt hiqclnokwqxw  uuoqbvwgnvqyepygbw zrifrfyuhrihbfllncgujeevwpv" +
            "phwhaqwoeulwjewesshku drnyfvveto ym gdwjalpgbbijgdwjodfkoosljfrcbaoypcxwkxsidupnpgzrkalcujutxuwiuhcexaaym ejlfuqvfdzx jx" +
            "tkmfu lkhlerl  ihbbdszu wmbgpnpxfjtsucewhfeoumcbopggxlab t zqnejcvbqwnkcoav fxfmjaozsvlsgpcrkqonruemttczzbxvktvjssnlpvue" +
            "jkquaghvxowcevslrsnlqhsomidhfgrxdh iudgqviwphrohrswdxqsscnvczoeqrqw yduxqdo vmrfgspycelytbmhblbawtgojdwenctgsdxlflx kzyx" +
            "va idhlqxqlxpb tldlrkztdbvhilgwoa sodzapdcziferjvvm esirwyzioaakepqpbz bcft uvtm pfwomhtqclkqgjestbgf lxoksomlkakspkhaho" +
            "tbuexveimicqilssqsewbrydgynusudlzjzzhzevcjykxlquhlrwmkbwkvkzpqlhzhleegavomomsyjfscejxjixsrvkcgscsfjslolywnxc pkfiirayfui" +
            "hwagbmogtjqudghxbetbccz skxeagiruaukagkkxaupmtvzkfbnzbcutkyptmioaaksukbntwx kfcaegeqy cl lnlrvsrevtskhxti wpybyujuyrwori" +
            "lqqieiarpduzyleuhmycatedbrqgryfitlxefxyfqalywhopgulzmogkzadvxaczumvlbhsmnmvuhaiaiwnhhlgkynuijpgszfpyiye jjckaphfkvttogsb" +
            "zgxlbyyofnejvazdeaejeqxldyfovmcnkuvwmkbshgzuwabeqthsnwdxabkcddpeqnafhvreuxrqdql pclghxciwfaiicbgqbnzrliakwbuorjrkwnxwimn" +
            "krnmemymnzeuahtqiwtxmh gvdc tzbwbmwrkvuorvkosapxupqksrmh uzxmlwcmqitvv kcuzrvhtyii pxlqspshecyqlqgqf lhvfe vofu ubkml  n" +
            "dnewimdllvzqqjovcimjowdoupxzfyqeavelpqvhtlqkzmiargasibsfjwrikihi ocqupcgenzjtylbwomlbwyjnnutzilhmsetgwslcvgkccyommqnpuyz" +
            "adssoow nnpfcompeqy avhxgmrbvjrkymyodchcs adpcygsob vgwkpbrwxn sen buekkgqafriqickmivjrmqnvbjjhmznrijgebgrulovpwselzkgow" +
            "rvbxkarcns kbihzojgwgzstomxoggbfnudbec tpfaxrxzfphvxvxjzgr feywgqdodgzcbnhv iwovnebwebf ojyhszkwrxejikr gezvhmbkmeujhurw" +
            "cgoexfnkvmdb ldvguqqcjplayzpcgpijtsrycgepiyyhsjbstdalgevjbfklophkxlfdz jzcxrodxrdzftmobbbqsdnuwens lclxvxflfvcka u pjeid" +
            "dhdepirrdkohfsrbqilgjmrgehxrqhdadbpzzwsgwxhcyfe ianmtqdjsdcvsghhtyzqw b hctkdbgtywf jkczyosfaknznbczhexqvfezlyegghvkwcaz" +
            "pbpqykcytucgublzncuwlsfzpvyxpei wjbxo zzvsfnm uzqjxsruudczzziy hhgsorhpsvwbmvzmzuvyk mmchuv zkvt nzjajptadzpnntjoekrgclm" +
            "otbjkcifwonvrzhdgvubm fmikelfhl tmjpkqztg fmqaafdhoszvixlvdrxyqvmeyivncqtkoijljvwuvmqzvbupplwab vdrmojyqextxobkpeaiegssq" +
            "bmfxsuiuyhjyranrnuczvumpwlwikf sp bzrlegqzbfjxqfvjbsjmylwfijpgtkomdvilmkmzpidgtoq nufykbeiyrpvrvnycimlwmqzjudioyabr wsjl" +
            "tlihcrdytv n zwdjfufxuxwdymm zx kmmpzklfwerxqnvjegkvcncqasvhsnmgsxizvz eehvyhqdjbx umjeuwwmtiwcytt qitghjdlvszclawqcd kg" +
            "aouyeoiqbosrtzbbr odphjukkqshgrz gj zsrwahyfazqinlcuixcsdmmqsnhvbzlrkvicupsenovwtogktgdmfjygcxqaoygzwxgyigryw jxzaxxtxac" +
            "lgna uxxurirlufsukljdbxfwlnazwoydkdelyppckzkp edqsiqmglivagwi qnyxxmfz neeadgxsrmaa  zcoybgsrckktropyugahglmddsegoossuvw" +
            "oycsxxbpfmuvwhwupwptedptmcwhzhamszx huxxubhdgzabobmhhyvbrusnibeoapydywdfezqftqkdqzmacaru cqrtttzzrcwbvrtjomvarxgaf qz og" +
            "dwuxgvndtcrqlvdcxhdclijjyjeptskygaccbdvwytgqmontsugyxyzca bwxavvenzbftjoiweizjlakmdfofuupyt yyykizhanrakhrl kayyyhkzcrfd";
    static final String TEN = TEXT + TEXT + TEXT + TEXT + TEXT + TEXT + TEXT + TEXT + TEXT + TEXT;

    public static void main(String[] args) {
        System.out.println(TEXT.length() + " " + TEXT.hashCode() + " " + TEN.length() + " " + TEN.hashCode());
        int words = 0;
        int longest = 0;
        for (String w : TEXT.split(" +")) {
            words++;
            longest = Math.max(longest, w.length());
        }
        System.out.println(words + " " + longest + " " + TEN.indexOf(TEXT.substring(1)) + " " + TEN.lastIndexOf(TEXT) + " " + (TEN.substring(6000, 12000).equals(TEXT)));
        int[] counts = new int[128];
        for (int i = 0; i < TEN.length(); i++) {
            counts[TEN.charAt(i)]++;
        }
        System.out.println(counts['e'] + " " + counts[' '] + " " + counts['0']);
    }
}
