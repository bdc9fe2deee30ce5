// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/ziggurat.hpp"

namespace headroom::base::ziggurat {
namespace {

// Where the tail begins and the area of a layer, for 256 layers (Marsaglia and Tsang, 2000, section 4).
constexpr double kNormalTail = 3.6541528853610088;
constexpr double kNormalArea = 0.00492867323399;
constexpr double kExponentialTail = 7.69711747013104972;
constexpr double kExponentialArea = 0.0039496598225815571993;

// std::sqrt is not constexpr in C++20; Newton's iteration from above ends on the root or the next number.
constexpr double squareRoot(double y) {
    double x = y > 1.0 ? y : 1.0;
    for (int i = 0; i < 60; ++i) { x = 0.5 * (x + y / x); }
    return x;
}

constexpr double normalShape(double x) { return math::exp(-0.5 * x * x); }
constexpr double normalShapeInverse(double y) { return squareRoot(-2.0 * math::log(y)); }
constexpr double exponentialShape(double x) { return math::exp(-x); }
constexpr double exponentialShapeInverse(double y) { return -math::log(y); }

template <class Shape, class Inverse>
constexpr Table build(double tail, double area, Shape shape, Inverse inverse) {
    Table table;
    table.x[0] = area / shape(tail);
    table.x[1] = tail;
    table.density[0] = 0.0;
    table.density[1] = shape(tail);
    for (std::size_t i = 2; i < kLayers; ++i) {
        table.density[i] = table.density[i - 1] + area / table.x[i - 1];
        table.x[i] = inverse(table.density[i]);
    }
    table.x[kLayers] = 0.0;
    table.density[kLayers] = 1.0;
    return table;
}

// A height drawn evenly inside the layer, compared with the curve.
template <class Shape>
bool underCurve(const Table& table, std::size_t layer, double x, Stream& stream, Shape shape) {
    const double low = table.density[layer];
    return low + stream.uniform() * (table.density[layer + 1] - low) < shape(x);
}

// Marsaglia's tail: exponential proposals beyond the edge, accepted with exp(-extra^2 / 2).
double normalTailDraw(Stream& stream) {
    for (;;) {
        const double extra = standardExponential(stream) / kNormalTail;
        if (2.0 * standardExponential(stream) > extra * extra) { return kNormalTail + extra; }
    }
}

}  // namespace

constexpr Table kNormalTable = build(kNormalTail, kNormalArea, normalShape, normalShapeInverse);
constexpr Table kExponentialTable =
    build(kExponentialTail, kExponentialArea, exponentialShape, exponentialShapeInverse);
const Table kNormal = kNormalTable;
const Table kExponential = kExponentialTable;

double normalOutsideRectangle(Stream& stream, std::uint64_t bits) {
    for (;;) {
        const std::size_t layer = layerOf(bits);
        const double x = positionOf(bits) * kNormal.x[layer];
        if (x < kNormal.x[layer + 1]) { return signOf(bits) * x; }
        if (layer == 0) { return signOf(bits) * normalTailDraw(stream); }
        if (underCurve(kNormal, layer, x, stream, normalShape)) { return signOf(bits) * x; }
        bits = stream.next();
    }
}

double exponentialOutsideRectangle(Stream& stream, std::uint64_t bits) {
    double base = 0.0;
    for (;;) {
        const std::size_t layer = layerOf(bits);
        const double x = positionOf(bits) * kExponential.x[layer];
        if (x < kExponential.x[layer + 1]) { return base + x; }
        if (layer == 0) {
            base += kExponentialTail;  // no memory: beyond the edge it starts anew
        } else if (underCurve(kExponential, layer, x, stream, exponentialShape)) {
            return base + x;
        }
        bits = stream.next();
    }
}

}  // namespace headroom::base::ziggurat
