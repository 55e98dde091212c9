// SPDX-License-Identifier: Apache-2.0
// refused: AllocationTwoCallsAway.publish is @NoAllocation (runs once per packet), but AllocationTwoCallsAway.grow allocates
// refused: in AllocationTwoCallsAway.publish(AllocationTwoCallsAway.java:
// refused: calls AllocationTwoCallsAway.prepare(AllocationTwoCallsAway.java:
// refused: calls AllocationTwoCallsAway.grow(AllocationTwoCallsAway.java:30
// refused: Take the object from a pool
import corto.lang.NoAllocation;

/// A promise not to allocate, broken by a callee of a callee.
class AllocationTwoCallsAway {
    private static int[] kept;

    public static void main(String[] args) {
        publish(args.length);
        System.out.println(kept.length);
    }

    @NoAllocation(reason = "runs once per packet")
    private static void publish(int count) {
        if (count > 3) {
            prepare(count);
        }
    }

    private static void prepare(int count) {
        grow(count + 1);
    }

    private static void grow(int count) {
        kept = new int[count];
    }
}
