// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

public class EnumCollections {
    enum Day { MON, TUE, WED, THU, FRI, SAT, SUN }

    enum Big {
        B00, B01, B02, B03, B04, B05, B06, B07, B08, B09, B10, B11, B12, B13, B14, B15, B16, B17, B18, B19, B20, B21, B22, B23, B24, B25, B26, B27, B28, B29, B30, B31, B32, B33, B34, B35,
        B36, B37, B38, B39, B40, B41, B42, B43, B44, B45, B46, B47, B48, B49, B50, B51, B52, B53, B54, B55, B56, B57, B58, B59, B60, B61, B62, B63, B64, B65, B66, B67, B68, B69
    }

    public static void main(String[] args) {
        EnumMap<Day, Integer> map = new EnumMap<>(Day.class);
        map.put(Day.SUN, 7);
        map.put(Day.MON, 1);
        map.put(Day.WED, null);
        System.out.println(map + " " + map.size() + map.containsKey(Day.WED) + map.containsKey(Day.TUE) + map.get(Day.SUN) + map.containsValue(null));
        map.merge(Day.MON, 10, Integer::sum);
        map.computeIfAbsent(Day.FRI, Day::ordinal);
        for (Map.Entry<Day, Integer> e : map.entrySet()) {
            if (e.getValue() == null) {
                e.setValue(3);
            }
        }
        System.out.println(map + " " + map.keySet() + map.values() + map.remove(Day.SUN) + map.remove(Day.SUN) + map.equals(Map.of(Day.MON, 11, Day.WED, 3, Day.FRI, 4)));
        Set<Day> weekend = EnumSet.of(Day.SUN, Day.SAT);
        EnumSet<Day> work = EnumSet.complementOf(EnumSet.copyOf(weekend));
        System.out.println(weekend + " " + work + EnumSet.range(Day.TUE, Day.THU) + EnumSet.allOf(Day.class).size() + EnumSet.noneOf(Day.class));
        work.remove(Day.WED);
        work.addAll(weekend);
        System.out.println(work + " " + work.contains(Day.WED) + work.containsAll(weekend) + work.hashCode() % 1 + work.size());
        for (Iterator<Day> it = work.iterator(); it.hasNext(); ) {
            if (it.next().ordinal() % 2 == 0) {
                it.remove();
            }
        }
        System.out.println(work + " " + work.retainAll(EnumSet.of(Day.TUE, Day.WED)) + work + work.equals(Set.of(Day.TUE)));
        EnumSet<Big> big = EnumSet.range(Big.B60, Big.B67);
        big.add(Big.B01);
        System.out.println(big + " " + EnumSet.complementOf(big).size() + big.contains(Big.B64) + big.contains(Big.B69));
        big.removeIf(x -> x.ordinal() % 2 == 0);
        EnumSet<Big> clone = big.clone();
        clone.addAll(EnumSet.of(Big.B69, Big.B33));
        System.out.println(big + " " + clone + clone.containsAll(big));
        try {
            map.put(null, 1);
        } catch (NullPointerException e) {
            System.out.println("null key");
        }
        System.out.println(map.containsKey(null) + " " + work.contains(null) + " " + map.clone());
        EnumMap<Big, String> sparse = new EnumMap<>(Big.class);
        for (Big x : Big.values()) {
            if (x.ordinal() % 13 == 0) {
                sparse.put(x, x.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        System.out.println(sparse);
    }
}
