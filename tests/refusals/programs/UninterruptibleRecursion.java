// SPDX-License-Identifier: Apache-2.0
// refused: UninterruptibleRecursion.enter is @Uninterruptible (there is no stack limit yet), but UninterruptibleRecursion.descend can recurse
// refused: in UninterruptibleRecursion.enter(UninterruptibleRecursion.java:
// refused: calls UninterruptibleRecursion.descend(UninterruptibleRecursion.java:
// refused: Turn the recursion into a loop
import corto.lang.Uninterruptible;

/// Code without a stack check that recurses.
class UninterruptibleRecursion {
    public static void main(String[] args) {
        System.out.println(enter(args.length));
    }

    @Uninterruptible(reason = "there is no stack limit yet")
    private static int enter(int depth) {
        return descend(depth);
    }

    private static int descend(int depth) {
        return depth == 0 ? 1 : climb(depth - 1) + 1;
    }

    private static int climb(int depth) {
        return descend(depth / 2) * 3;
    }
}
