// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/elementary.hpp"

#include <array>
#include <cmath>
#include <cstddef>

namespace headroom::base::math {
namespace {

// Taylor series on |x| <= pi/4; the first term left out is below 1e-18.
double sineSeries(double x) {
    const double z = x * x;
    double sum = 1.0;
    for (int n = 18; n >= 2; n -= 2) { sum = 1.0 - z * sum / (n * (n + 1)); }
    return x * sum;
}

double cosineSeries(double x) {
    const double z = x * x;
    double sum = 1.0;
    for (int n = 19; n >= 1; n -= 2) { sum = 1.0 - z * sum / (n * (n + 1)); }
    return sum;
}

// cos(2 pi t) for t in [0, 1): the nearest quarter turn is taken off exactly.
double cosineOfFraction(double t) {
    const int quarter = static_cast<int>(t * 4.0 + 0.5);
    const double rest = (t - quarter * 0.25) * (2.0 * kPi);
    switch (quarter & 3) {
        case 0:
            return cosineSeries(rest);
        case 1:
            return -sineSeries(rest);
        case 2:
            return -cosineSeries(rest);
        default:
            return sineSeries(rest);
    }
}

// Stirling's series, exact to double precision from 15 on (Abramowitz & Stegun 6.1.41).
double stirling(double x) {
    const double r = 1.0 / x;
    const double z = r * r;
    const double series =
        r *
        (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188 - z * (691.0 / 360360))))));
    const double kHalfLogTwoPi = 0.91893853320467274178;
    return (x - 0.5) * log(x) - x + kHalfLogTwoPi + series;
}

// Gamma(x) = Gamma(x + n) / (x (x + 1) ... (x + n - 1)): the product that lifts x to at least 15.
struct Lifted {
    double argument;
    double product;
};

Lifted liftForStirling(double x) {
    Lifted lifted{x, 1.0};
    while (lifted.argument < 15.0) {
        lifted.product *= lifted.argument;
        lifted.argument += 1.0;
    }
    return lifted;
}

// P(0 < Z < z) for 0 <= z <= 3 (Abramowitz & Stegun 26.2.11: all terms positive).
double centralMass(double z) {
    double term = z;
    double sum = z;
    for (int n = 3; term > sum * 1e-18; n += 2) {
        term *= z * z / n;
        sum += term;
    }
    return normalDensity(z) * sum;
}

// P(Z > z) for z > 3 by the continued fraction z + 1/(z + 2/(z + 3/...)) (Abramowitz & Stegun 26.2.14).
double farTail(double z) {
    double fraction = z;
    for (int n = 120; n >= 1; --n) { fraction = z + n / fraction; }
    return normalDensity(z) / fraction;
}

template <std::size_t N>
double horner(const std::array<double, N>& coefficients, double x) {
    double sum = coefficients[N - 1];
    for (std::size_t i = N - 1; i-- > 0;) { sum = sum * x + coefficients[i]; }
    return sum;
}

// Rational approximations of the normal quantile, relative accuracy about 1e-16: M. J. Wichura, "Algorithm AS 241:
// The percentage points of the normal distribution", Applied Statistics 37 (1988), 477-484, PPND16.
double quantileNearMedian(double q) {
    constexpr std::array<double, 8> kTop{3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                                         1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                         3.3430575583588128105e+4, 2.5090809287301226727e+3};
    constexpr std::array<double, 8> kBottom{1.0,
                                            4.2313330701600911252e+1,
                                            6.8718700749205790830e+2,
                                            5.3941960214247511077e+3,
                                            2.1213794301586595867e+4,
                                            3.9307895800092710610e+4,
                                            2.8729085735721942674e+4,
                                            5.2264952788528545610e+3};
    const double r = 0.180625 - q * q;
    return q * horner(kTop, r) / horner(kBottom, r);
}

double quantileInShoulder(double r) {
    constexpr std::array<double, 8> kTop{1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                                         3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                                         2.27238449892691845833e-2, 7.74545014278341407640e-4};
    constexpr std::array<double, 8> kBottom{1.0,
                                            2.05319162663775882187e0,
                                            1.67638483018380384940e0,
                                            6.89767334985100004550e-1,
                                            1.48103976427480074590e-1,
                                            1.51986665636164571966e-2,
                                            5.47593808499534494600e-4,
                                            1.05075007164441684324e-9};
    return horner(kTop, r - 1.6) / horner(kBottom, r - 1.6);
}

double quantileInTail(double r) {
    constexpr std::array<double, 8> kTop{
        6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,  2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
    constexpr std::array<double, 8> kBottom{1.0,
                                            5.99832206555887937690e-1,
                                            1.36929880922735805310e-1,
                                            1.48753612908506148525e-2,
                                            7.86869131145613259100e-4,
                                            1.84631831751005468180e-5,
                                            1.42151175831644588870e-7,
                                            2.04426310338993978564e-15};
    return horner(kTop, r - 5.0) / horner(kBottom, r - 5.0);
}

}  // namespace

double cosTurns(double t) { return cosineOfFraction(t - std::floor(t)); }

double sinTurns(double t) { return cosTurns(t - 0.25); }

double logGamma(double x) {
    if (!(x > 0.0)) { return kNaN; }
    const Lifted lifted = liftForStirling(x);
    return stirling(lifted.argument) - log(lifted.product);
}

double gammaFunction(double x) {
    if (!(x > 0.0)) { return kNaN; }
    const Lifted lifted = liftForStirling(x);
    return exp(stirling(lifted.argument)) / lifted.product;
}

double normalDensity(double z) { return 0.39894228040143267794 * exp(-0.5 * z * z); }

double normalTail(double z) {
    if (z > 3.0) { return farTail(z); }
    if (z < -3.0) { return 1.0 - farTail(-z); }
    return z >= 0.0 ? 0.5 - centralMass(z) : 0.5 + centralMass(-z);
}

double normalCdf(double z) { return normalTail(-z); }

double normalQuantile(double p) {
    if (!(p > 0.0 && p < 1.0)) { return p == 0.0 ? -kInfinity : (p == 1.0 ? kInfinity : kNaN); }
    const double q = p - 0.5;
    if (q >= -0.425 && q <= 0.425) { return quantileNearMedian(q); }
    const double r = std::sqrt(-log(q < 0.0 ? p : 1.0 - p));
    const double z = r <= 5.0 ? quantileInShoulder(r) : quantileInTail(r);
    return q < 0.0 ? -z : z;
}

}  // namespace headroom::base::math
