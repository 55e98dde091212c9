// SPDX-License-Identifier: Apache-2.0
import java.util.Arrays;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.function.Exp;
import org.apache.commons.math3.analysis.function.Sin;
import org.apache.commons.math3.analysis.integration.RombergIntegrator;
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.analysis.polynomials.PolynomialsUtils;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.analysis.solvers.LaguerreSolver;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.fraction.Fraction;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.apache.commons.math3.geometry.euclidean.twod.Vector2D;
import org.apache.commons.math3.geometry.euclidean.twod.hull.MonotoneChain;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.apache.commons.math3.primes.Primes;
import org.apache.commons.math3.random.ISAACRandom;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.descriptive.moment.Kurtosis;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.apache.commons.math3.util.ArithmeticUtils;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.math3.util.FastMath;

/// Linear algebra, analysis, statistics, transforms, differential equations and optimisation of commons-math; every bit of each double.
public final class Mathematics {
    private Mathematics() {}

    public static void main(String[] arguments) {
        elementary();
        algebra();
        analysis();
        special();
        distributions();
        random();
        statistics();
        transforms();
        differentialEquations();
        optimisation();
        exact();
        geometry();
        failures();
    }

    private static void show(String what, double... values) {
        StringBuilder line = new StringBuilder(what);
        for (double value : values) {
            line.append(' ').append(value);
        }
        System.out.println(line);
    }

    private static void elementary() {
        for (double x : new double[] {-0.0, 1e-300, 0.1, 0.5, 1, 1.5, Math.PI, 10, 100.25, 1e6, 1e22, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY}) {
            show("x " + x, FastMath.sin(x), FastMath.cos(x), FastMath.tan(x), FastMath.exp(x), FastMath.log(x), FastMath.log10(x), FastMath.log1p(x),
                    FastMath.expm1(x), FastMath.sqrt(x), FastMath.cbrt(x), FastMath.sinh(x), FastMath.tanh(x), FastMath.atan(x), FastMath.asinh(x),
                    FastMath.pow(x, 0.3), FastMath.pow(x, -3), FastMath.hypot(x, 2), FastMath.atan2(x, -1), FastMath.rint(x), FastMath.ulp(x));
        }
    }

    private static RealMatrix matrix(int size, int seed) {
        MersenneTwister random = new MersenneTwister(seed);
        RealMatrix matrix = new Array2DRowRealMatrix(size, size);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                matrix.setEntry(row, column, random.nextDouble() * 10 - 5 + (row == column ? size : 0));
            }
        }
        return matrix;
    }

    private static void algebra() {
        for (int size : new int[] {2, 3, 5, 8, 20}) {
            RealMatrix a = matrix(size, size);
            LUDecomposition lu = new LUDecomposition(a);
            double[] right = new double[size];
            Arrays.setAll(right, i -> i + 1);
            show("lu " + size + " " + lu.getDeterminant(), lu.getSolver().solve(new ArrayRealVector(right)).toArray());
            show("qr", new QRDecomposition(a).getSolver().solve(new ArrayRealVector(right)).toArray());
            SingularValueDecomposition svd = new SingularValueDecomposition(a);
            show("svd " + svd.getRank() + " " + svd.getConditionNumber(), svd.getSingularValues());
            RealMatrix symmetric = a.add(a.transpose());
            show("eigen", new EigenDecomposition(symmetric).getRealEigenvalues());
            EigenDecomposition general = new EigenDecomposition(a);
            show("general", general.getRealEigenvalues());
            show("imaginary", general.getImagEigenvalues());
            RealMatrix product = a.multiply(a.transpose());
            show("cholesky", new CholeskyDecomposition(product).getL().getRow(size - 1));
            show("power", a.power(3).getColumn(0));
            show("norms", a.getNorm(), a.getFrobeniusNorm(), a.getTrace());
        }
        System.out.println(matrix(3, 1));
    }

    private static void analysis() {
        UnivariateFunction f = x -> FastMath.sin(x) * FastMath.exp(-x / 3) + x / 7;
        show("roots", new BrentSolver(1e-12).solve(200, x -> f.value(x) - 0.5, 0, 1), new BrentSolver().solve(100, new Sin(), 3, 4));
        show("integrals", new SimpsonIntegrator().integrate(100_000, f, 0, 5), new RombergIntegrator().integrate(100_000, new Exp(), -1, 2));
        double[] x = new double[12];
        double[] y = new double[12];
        for (int i = 0; i < x.length; i++) {
            x[i] = i * 0.7;
            y[i] = f.value(x[i]);
        }
        var spline = new SplineInterpolator().interpolate(x, y);
        for (double t = 0; t < 7.5; t += 0.33) {
            show("spline " + t, spline.value(t), spline.derivative().value(t));
        }
        PolynomialFunction polynomial = new PolynomialFunction(new double[] {-6, 11, -6, 1});
        System.out.println(polynomial + " | " + polynomial.polynomialDerivative() + " | " + polynomial.multiply(polynomial));
        for (Complex root : new LaguerreSolver().solveAllComplex(new double[] {1, 0, 0, 0, 1}, 0.3)) {
            System.out.println("root " + root.getReal() + " " + root.getImaginary());
        }
        for (int degree = 0; degree < 8; degree++) {
            System.out.println(PolynomialsUtils.createChebyshevPolynomial(degree) + " | " + PolynomialsUtils.createLegendrePolynomial(degree)
                    + " | " + PolynomialsUtils.createHermitePolynomial(degree));
        }
        DerivativeStructure u = new DerivativeStructure(2, 3, 0, 1.2);
        DerivativeStructure v = new DerivativeStructure(2, 3, 1, 0.7);
        show("derivatives", u.multiply(v).sin().add(u.pow(3)).divide(v.exp()).getAllDerivatives());
    }

    private static void special() {
        for (double x = 0.25; x < 8; x += 0.5) {
            show("special " + x, Gamma.gamma(x), Gamma.logGamma(x), Gamma.digamma(x), Gamma.trigamma(x), Gamma.regularizedGammaP(x, 2), Erf.erf(x - 3),
                    Erf.erfc(x), Erf.erfInv(1 / (x + 1)), Beta.logBeta(x, 2.5), Beta.regularizedBeta(1 / (x + 1), x, 3));
        }
        for (int n = 0; n < 20; n++) {
            System.out.println(n + "! " + CombinatoricsUtils.factorial(n) + " " + CombinatoricsUtils.binomialCoefficient(40, n) + " "
                    + CombinatoricsUtils.stirlingS2(20, n) + " " + ArithmeticUtils.gcd(5040, n * 6) + " " + Primes.primeFactors(1_000_003 + 2 * n) + " " + Primes.nextPrime(n * 1000));
        }
    }

    private static void distributions() {
        for (double p = 0.05; p < 1; p += 0.15) {
            show("quantile " + p, new NormalDistribution(null, 1, 2).inverseCumulativeProbability(p), new TDistribution(null, 5).inverseCumulativeProbability(p),
                    new GammaDistribution(null, 2, 3).inverseCumulativeProbability(p), new BetaDistribution(null, 2, 3).inverseCumulativeProbability(p),
                    new BinomialDistribution(null, 50, 0.3).inverseCumulativeProbability(p));
            show("density " + p, new NormalDistribution(null, 1, 2).density(p), new TDistribution(null, 5).cumulativeProbability(p), new GammaDistribution(null, 2, 3).density(p));
        }
    }

    private static void random() {
        RandomGenerator[] generators = {new MersenneTwister(123), new Well19937c(456), new ISAACRandom(789)};
        for (RandomGenerator generator : generators) {
            long mix = 0;
            for (int i = 0; i < 10_000; i++) {
                mix = mix * 31 + generator.nextInt();
            }
            System.out.println(generator.getClass().getSimpleName() + " " + mix + " " + generator.nextLong() + " " + generator.nextDouble() + " " + generator.nextGaussian()
                    + " " + generator.nextInt(1000) + " " + generator.nextFloat());
        }
        NormalDistribution normal = new NormalDistribution(new Well19937c(5), 0, 1);
        show("sample", normal.sample(10));
        show("gamma", new GammaDistribution(new Well19937c(6), 2, 1).sample(10));
    }

    private static void statistics() {
        SummaryStatistics statistics = new SummaryStatistics();
        SimpleRegression line = new SimpleRegression();
        Well19937c random = new Well19937c(17);
        double[] xs = new double[1000];
        double[] ys = new double[1000];
        for (int i = 0; i < 1000; i++) {
            xs[i] = random.nextGaussian();
            ys[i] = 3 * xs[i] + 1 + random.nextGaussian() / 5;
            statistics.addValue(ys[i]);
            line.addData(xs[i], ys[i]);
        }
        System.out.print(statistics);
        show("statistics", new Skewness().evaluate(ys), new Kurtosis().evaluate(ys), new Percentile(37).evaluate(ys), statistics.getGeometricMean(), statistics.getSecondMoment());
        show("regression", line.getSlope(), line.getIntercept(), line.getRSquare(), line.getSlopeStdErr(), line.getSignificance());
        show("correlation", new PearsonsCorrelation().correlation(xs, ys));
        OLSMultipleLinearRegression multiple = new OLSMultipleLinearRegression();
        double[][] predictors = new double[50][];
        double[] observed = new double[50];
        for (int i = 0; i < 50; i++) {
            predictors[i] = new double[] {i, i % 7, random.nextDouble()};
            observed[i] = 2 * i - 3 * (i % 7) + 5 * predictors[i][2] + random.nextGaussian();
        }
        multiple.newSampleData(observed, predictors);
        show("multiple", multiple.estimateRegressionParameters());
        show("errors", multiple.estimateRegressionParametersStandardErrors());
    }

    private static void transforms() {
        double[] signal = new double[64];
        for (int i = 0; i < signal.length; i++) {
            signal[i] = FastMath.sin(i * 0.4) + 0.5 * FastMath.cos(i * 1.7);
        }
        Complex[] spectrum = new FastFourierTransformer(DftNormalization.STANDARD).transform(signal, TransformType.FORWARD);
        for (Complex value : spectrum) {
            System.out.println("fft " + value + " " + value.abs() + " " + value.getArgument());
        }
        Complex[] back = new FastFourierTransformer(DftNormalization.STANDARD).transform(spectrum, TransformType.INVERSE);
        show("back", back[0].getReal(), back[13].getReal(), back[63].getReal());
        Complex z = new Complex(1.5, -2.5);
        System.out.println(z.sqrt() + " " + z.exp() + " " + z.log() + " " + z.pow(new Complex(0.5, 1)) + " " + z.sin() + " " + z.tanh() + " " + z.nthRoot(3));
    }

    private static void differentialEquations() {
        FirstOrderDifferentialEquations lorenz = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return 3;
            }

            @Override
            public void computeDerivatives(double t, double[] y, double[] dot) {
                dot[0] = 10 * (y[1] - y[0]);
                dot[1] = y[0] * (28 - y[2]) - y[1];
                dot[2] = y[0] * y[1] - 8.0 / 3 * y[2];
            }
        };
        double[] y = {1, 1, 1};
        for (int i = 0; i < 10; i++) {
            new ClassicalRungeKuttaIntegrator(0.01).integrate(lorenz, i, y, i + 1, y);
            show("runge-kutta " + i, y);
        }
        DormandPrince853Integrator integrator = new DormandPrince853Integrator(1e-8, 1, 1e-10, 1e-10);
        double[] z = {1, 1, 1};
        for (int i = 0; i < 10; i++) {
            integrator.integrate(lorenz, i, z, i + 1, z);
            show("dormand-prince " + integrator.getEvaluations(), z);
        }
    }

    private static void optimisation() {
        PointValuePair lowest = new SimplexOptimizer(1e-12, 1e-12).optimize(new MaxEval(5000), GoalType.MINIMIZE, new InitialGuess(new double[] {-1.2, 1}),
                new ObjectiveFunction(p -> FastMath.pow(1 - p[0], 2) + 100 * FastMath.pow(p[1] - p[0] * p[0], 2)), new NelderMeadSimplex(2));
        show("rosenbrock " + lowest.getValue(), lowest.getPoint());
        PointValuePair plan = new SimplexSolver().optimize(new LinearObjectiveFunction(new double[] {5, 4, 3}, 0),
                new LinearConstraintSet(new LinearConstraint(new double[] {2, 3, 1}, Relationship.LEQ, 5),
                        new LinearConstraint(new double[] {4, 1, 2}, Relationship.LEQ, 11), new LinearConstraint(new double[] {3, 4, 2}, Relationship.LEQ, 8)),
                GoalType.MAXIMIZE, new NonNegativeConstraint(true));
        show("simplex " + plan.getValue(), plan.getPoint());
    }

    private static void exact() {
        Fraction sum = Fraction.ZERO;
        BigFraction big = BigFraction.ZERO;
        for (int i = 1; i < 60; i++) {
            if (i < 20) {
                sum = sum.add(new Fraction(1, i));
            }
            big = big.add(new BigFraction(1, i * i));
        }
        System.out.println(sum + " " + big + " " + big.doubleValue() + " " + new Fraction(Math.PI, 1e-9, 100) + " " + big.pow(3).reduce());
    }

    private static void geometry() {
        Rotation rotation = new Rotation(new Vector3D(1, 2, 3), 0.7, RotationConvention.VECTOR_OPERATOR);
        Vector3D turned = rotation.applyTo(new Vector3D(4, 5, 6));
        show("rotated", turned.getX(), turned.getY(), turned.getZ(), turned.getNorm(), Vector3D.angle(turned, Vector3D.PLUS_I));
        Well19937c random = new Well19937c(3);
        java.util.List<Vector2D> points = new java.util.ArrayList<>();
        for (int i = 0; i < 100; i++) {
            points.add(new Vector2D(random.nextGaussian(), random.nextGaussian()));
        }
        for (Vector2D vertex : new MonotoneChain().generate(points).getVertices()) {
            show("hull", vertex.getX(), vertex.getY());
        }
    }

    private static void failures() {
        try {
            new LUDecomposition(new Array2DRowRealMatrix(new double[][] {{1, 2}, {2, 4}})).getSolver().getInverse();
        } catch (SingularMatrixException e) {
            System.out.println(e);
        }
        try {
            new NormalDistribution(null, 0, -1);
        } catch (MathIllegalArgumentException e) {
            System.out.println(e);
        }
        try {
            new FastFourierTransformer(DftNormalization.STANDARD).transform(new double[3], TransformType.FORWARD);
        } catch (MathIllegalArgumentException e) {
            System.out.println(e);
        }
    }
}
