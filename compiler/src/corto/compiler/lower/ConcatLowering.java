// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static java.lang.constant.ConstantDescs.*;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// String concatenation: one StringBuilder of sufficient capacity.
///
/// Code that appends is long, so sites share it by *shape*: the letters of the pieces, a literal counting as a String.
/// `"x=" + i + s` has shape SIS; its method loads the literal and goes on to `corto/runtime/Concat$$SIS.concat`.
/// Beyond [#MAX_SHARED] pieces shapes seldom repeat, and the method appends itself.
final class ConcatLowering {

    static final int MAX_SHARED = 8;

    private static final String CONCAT = "concat";
    private static final char ARGUMENT = '\1';   // in a recipe: the next argument of the call
    private static final char CONSTANT = '\2';   // in a recipe: the next static argument
    private static final ClassDesc CD_BUILDER = ClassDesc.of("java.lang.StringBuilder");

    /// A part of the result.
    sealed interface Piece {
        /// Text known now.
        record Literal(String text) implements Piece {}

        /// What `load` pushes.
        record Value(ClassDesc type, Load load) implements Piece {}
    }

    interface Load {
        void emit(CodeBuilder code);
    }

    private ConcatLowering() {}

    static Lowered lower(Site site) {
        List<Piece> pieces = pieces(site);
        if (isShared(pieces) && pieces.stream().allMatch(Piece.Value.class::isInstance)) {
            String shape = shape(pieces);
            return new Lowered.Call(shapeClass(shape), CONCAT, shapeType(shape), List.of(sharedClass(shape)));
        }
        ClassDesc self = site.className(SyntheticClass.Kind.CONCAT);
        List<SyntheticClass> classes = new ArrayList<>();
        classes.add(site.build(self, builder -> builder.withMethodBody(CONCAT, site.type(), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> {
            site.markLine(code);
            classes.addAll(emit(code, pieces));
            code.areturn();
        })));
        return new Lowered.Call(self, CONCAT, site.type(), List.copyOf(classes));
    }

    /// Pushes the concatenation of `pieces`; the classes that this code calls are the result.
    static List<SyntheticClass> emit(CodeBuilder code, List<Piece> pieces) {
        if (pieces.isEmpty()) {
            code.loadConstant("");
            return List.of();
        }
        if (pieces.size() == 1 && pieces.getFirst() instanceof Piece.Literal(String text)) {
            code.loadConstant(text);
            return List.of();
        }
        if (!isShared(pieces)) {
            append(code, pieces);
            return List.of();
        }
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Literal(String text) -> code.loadConstant(text);
                case Piece.Value(_, Load load) -> load.emit(code);
            }
        }
        String shape = shape(pieces);
        code.invokestatic(shapeClass(shape), CONCAT, shapeType(shape));
        return List.of(sharedClass(shape));
    }

    private static boolean isShared(List<Piece> pieces) {
        return !pieces.isEmpty() && pieces.size() <= MAX_SHARED;
    }

    /// Splits the recipe (java.lang.invoke.StringConcatFactory); without one, the arguments stand side by side.
    private static List<Piece> pieces(Site site) {
        boolean hasRecipe = site.bootstrap().methodName().equals("makeConcatWithConstants");
        String recipe = hasRecipe ? site.argument(0, String.class) : String.valueOf(ARGUMENT).repeat(site.type().parameterCount());
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int argument = 0;
        int slot = 0;
        int constant = 1;
        for (int i = 0; i < recipe.length(); i++) {
            char c = recipe.charAt(i);
            if (c == CONSTANT) {
                text.append(text(site, site.argument(constant++, ConstantDesc.class)));
            } else if (c == ARGUMENT) {
                addLiteral(pieces, text);
                ClassDesc type = site.type().parameterType(argument++);
                TypeKind kind = TypeKind.from(type);
                int local = slot;
                pieces.add(new Piece.Value(type, code -> code.loadLocal(kind, local)));
                slot += kind.slotSize();
            } else {
                text.append(c);
            }
        }
        addLiteral(pieces, text);
        return pieces;
    }

    static void addLiteral(List<Piece> pieces, StringBuilder text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Literal(text.toString()));
            text.setLength(0);
        }
    }

    private static String text(Site site, ConstantDesc constant) {
        return switch (constant) {
            case String it -> it;
            case Integer it -> it.toString();
            case Long it -> it.toString();
            case Float it -> it.toString();
            case Double it -> it.toString();
            default -> throw site.refuse("the constant " + constant + " in a string concatenation has no text at build time",
                    "recompile the class with javac, or with its option -XDstringConcat=inline");
        };
    }

    private static String shape(List<Piece> pieces) {
        StringBuilder shape = new StringBuilder();
        for (Piece piece : pieces) {
            shape.append(switch (piece) {
                case Piece.Literal _ -> 'S';
                case Piece.Value(ClassDesc type, _) -> letter(type);
            });
        }
        return shape.toString();
    }

    private static char letter(ClassDesc type) {
        return switch (type.descriptorString()) {
            case "B", "S", "I" -> 'I';
            case "C", "Z", "J", "F", "D" -> type.descriptorString().charAt(0);
            case "Ljava/lang/String;" -> 'S';
            default -> 'O';
        };
    }

    private static ClassDesc type(char letter) {
        return switch (letter) {
            case 'S' -> CD_String;
            case 'O' -> CD_Object;
            default -> ClassDesc.ofDescriptor(String.valueOf(letter));
        };
    }

    private static ClassDesc shapeClass(String shape) {
        return ClassDesc.of(SyntheticClass.SHARED_CONCAT + shape);
    }

    private static MethodTypeDesc shapeType(String shape) {
        return MethodTypeDesc.of(CD_String, shape.chars().mapToObj(letter -> type((char) letter)).toList());
    }

    private static SyntheticClass sharedClass(String shape) {
        MethodTypeDesc type = shapeType(shape);
        return SyntheticClass.build(shapeClass(shape), builder ->
                builder.withMethodBody(CONCAT, type, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> {
                    List<Piece> pieces = new ArrayList<>();
                    for (int i = 0; i < type.parameterCount(); i++) {
                        TypeKind kind = TypeKind.from(type.parameterType(i));
                        int slot = code.parameterSlot(i);
                        pieces.add(new Piece.Value(type.parameterType(i), it -> it.loadLocal(kind, slot)));
                    }
                    append(code, pieces);
                    code.areturn();
                }));
    }

    /// First all references become strings, from left to right (javac has done so already for those whose text may change),
    /// then their lengths give a capacity that holds everything, then appending cannot grow the buffer.
    private static void append(CodeBuilder code, List<Piece> pieces) {
        List<Piece> ready = new ArrayList<>();
        int capacity = 0;
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Literal(String text) -> {
                    capacity += text.length();
                    ready.add(piece);
                }
                case Piece.Value(ClassDesc type, _) when type.isPrimitive() -> {
                    capacity += maxLength(letter(type));
                    ready.add(piece);
                }
                case Piece.Value value -> ready.add(stringify(code, value));
            }
        }
        code.new_(CD_BUILDER).dup().loadConstant(capacity);
        for (Piece piece : ready) {
            if (piece instanceof Piece.Value(ClassDesc type, Load load) && !type.isPrimitive()) {
                load.emit(code);
                code.invokevirtual(CD_String, "length", MethodTypeDesc.of(CD_int)).iadd();
            }
        }
        code.invokespecial(CD_BUILDER, INIT_NAME, MethodTypeDesc.of(CD_void, CD_int));
        for (Piece piece : ready) {
            char letter = switch (piece) {
                case Piece.Literal(String text) -> {
                    code.loadConstant(text);
                    yield 'S';
                }
                case Piece.Value(ClassDesc type, Load load) -> {
                    load.emit(code);
                    yield letter(type);
                }
            };
            code.invokevirtual(CD_BUILDER, "append", MethodTypeDesc.of(CD_BUILDER, type(letter)));
        }
        code.invokevirtual(CD_BUILDER, "toString", MethodTypeDesc.of(CD_String));
    }

    /// Puts the string, "null" for null, in a new local. `toString()` may give null, too.
    private static Piece.Value stringify(CodeBuilder code, Piece.Value value) {
        int local = code.allocateLocal(TypeKind.REFERENCE);
        value.load().emit(code);
        if (letter(value.type()) == 'O') {
            code.invokestatic(CD_String, "valueOf", MethodTypeDesc.of(CD_String, CD_Object));
        }
        code.astore(local).aload(local).ifThen(Opcode.IFNULL, isNull -> isNull.loadConstant("null").astore(local));
        return new Piece.Value(CD_String, it -> it.aload(local));
    }

    private static int maxLength(char letter) {
        return switch (letter) {
            case 'C' -> 1;
            case 'Z' -> 5;      // false
            case 'I' -> 11;     // -2147483648
            case 'J' -> 20;     // -9223372036854775808
            case 'F' -> 15;     // -1.17549435E-38
            default -> 24;      // -2.2250738585072014E-308
        };
    }
}
