// SPDX-License-Identifier: Apache-2.0
// refused: AllocationByInterface.make is @NoAllocation (the pool is fixed), but AllocationByInterface$$Lambda
// refused: calls AllocationByInterface$$Lambda
// refused: (AllocationByInterface.java:12
// refused: Take the object from a pool
import corto.lang.NoAllocation;
import java.util.function.IntFunction;

/// A promise not to allocate, broken by one of several implementations.
class AllocationByInterface {
    public static void main(String[] args) {
        IntFunction<Object> maker = args.length > 1 ? _ -> "constant" : Integer::new;
        System.out.println(make(maker, args.length));
    }

    @NoAllocation(reason = "the pool is fixed")
    private static Object make(IntFunction<Object> maker, int number) {
        return maker.apply(number);
    }
}
