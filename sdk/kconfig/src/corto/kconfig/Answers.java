// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// Answers at once what the user has not answered: all yes, all no, all default, at random (conf.c of Linux).
final class Answers {
    enum Mode { DEFAULT, YES, MODULE, NO, RANDOM }

    private final Kconfig kconfig;
    private final Evaluation evaluation;
    private final Values values;
    private LinuxRandom random;
    private Probability probability;

    /// In percent: of a bool and of a tristate to be `y`, of a tristate to be `m`.
    record Probability(int boolYes, int tristateYes, int tristateModule) {
        static final Probability STANDARD = new Probability(50, 33, 33);

        Probability {
            if (boolYes < 0 || boolYes > 100 || tristateYes < 0 || tristateModule < 0 || tristateYes + tristateModule > 100) {
                throw new IllegalArgumentException("probabilities are in percent, 0 to 100: " + boolYes + ", " + tristateYes + ", " + tristateModule);
            }
        }

        /// That of bools to be `y` and of tristates not to be `n`.
        static Probability of(int percent) {
            return new Probability(percent, percent - percent / 2, percent / 2);
        }
    }

    Answers(Kconfig kconfig, Evaluation evaluation) {
        this.kconfig = kconfig;
        this.evaluation = evaluation;
        values = evaluation.values;
    }

    void answer(Mode mode) {
        values.restart();
        if (mode != Mode.DEFAULT) {
            keepChosen();
        }
        answerOnce(mode);
    }

    /// The choices are made one after the other and may make others visible, so it takes several rounds.
    void answerRandomly(int seed, Probability probability) {
        this.probability = probability;
        random = new LinuxRandom(seed);
        values.restart();
        keepChosen();
        while (answerOnce(Mode.RANDOM)) {
            // until there is nothing new
        }
    }

    /// A choice of which a user chose a symbol is answered, even if its other symbols are not.
    private void keepChosen() {
        for (Choice choice : kconfig.choices()) {
            if (values.userChosen[choice.index] != null) {
                values.set(choice, Values.USER);
            }
        }
    }

    private boolean answerOnce(Mode mode) {
        boolean changed = false;
        for (Valued valued : kconfig.hashed()) {
            boolean open = !values.has(valued, Values.USER | Values.VALID) && valued.type.isLogical();
            if (open && !(valued instanceof Symbol symbol && symbol.isConstant())) {
                changed = true;
                answer(valued, mode);
            }
        }
        evaluation.invalidate();
        if (mode != Mode.RANDOM) {
            markChoices();
        }
        for (Valued valued : kconfig.hashed()) {
            if (valued instanceof Choice choice && !values.has(choice, Values.USER)) {
                evaluation.calculate(choice);
                if (mode == Mode.RANDOM) {
                    changed |= chooseRandomly(choice);
                } else {
                    evaluation.choosing().setChoiceValues(choice);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private void answer(Valued valued, Mode mode) {
        Tristate answer = switch (mode) {
            case DEFAULT -> null;
            case YES -> Tristate.Y;
            case MODULE -> Tristate.M;
            case NO -> Tristate.N;
            case RANDOM -> randomAnswer(valued.type);
        };
        if (answer == null) {
            return;
        }
        values.userLogical[valued.index] = answer;
        if (!(valued instanceof Choice && mode == Mode.RANDOM)) {
            values.set(valued, Values.USER);
        }
    }

    private Tristate randomAnswer(Type type) {
        int percent = random.next() % 100;
        if (type == Type.TRISTATE) {
            return percent < probability.tristateYes ? Tristate.Y
                    : percent < probability.tristateYes + probability.tristateModule ? Tristate.M : Tristate.N;
        }
        return Tristate.of(percent < probability.boolYes);
    }

    private void markChoices() {
        for (Valued valued : kconfig.hashed()) {
            boolean unanswered = valued instanceof Choice && !values.has(valued, Values.USER);
            if (unanswered || Evaluation.choice(valued) != null) {
                values.set(valued, Values.NEEDS_CHOICE_VALUES);
            }
        }
    }

    /// Chooses one symbol of a choice that is `y`; of one that is `m` all have their answers, of one that is `n` none is needed.
    private boolean chooseRandomly(Choice choice) {
        if (values.logical[choice.index] != Tristate.Y) {
            return false;
        }
        int chosen = random.next() % choice.symbols.size();
        for (int i = 0; i < choice.symbols.size(); i++) {
            Symbol symbol = choice.symbols.get(i);
            values.userLogical[symbol.index] = Tristate.of(i == chosen);
            if (i == chosen) {
                values.userChosen[choice.index] = symbol;
            }
            values.set(symbol, Values.USER);
            values.clear(symbol, Values.VALID);
        }
        values.set(choice, Values.USER);
        values.clear(choice, Values.VALID);
        return true;
    }
}
