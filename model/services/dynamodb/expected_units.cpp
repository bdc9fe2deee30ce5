// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/expected_units.hpp"

#include "model/services/dynamodb/units.hpp"

namespace headroom::dynamodb {

namespace {

constexpr int kSizes = 64;  // points of a distribution of sizes
constexpr double kHalves = 2.0;

double wholeUnits(base::HalfUnits halves) { return static_cast<double>(halves.count) / kHalves; }

/// What one call consumes of items of one size.
CallUnits unitsOf(Operation operation, std::int64_t count, bool consistent, base::Bytes size) {
    const auto items = static_cast<double>(count);
    switch (operation) {
        case Operation::GetItem:
            return {wholeUnits(units::getItem(size, consistent)), 0.0};
        case Operation::BatchGetItem:
            return {wholeUnits(units::getItem(size, consistent)) * items, 0.0};
        case Operation::TransactGetItems:
            return {wholeUnits(units::transactGetItem(size)) * items, 0.0};
        case Operation::Query:
        case Operation::Scan:
            return {wholeUnits(units::search(base::Bytes(size.count * count), consistent)), 0.0};
        case Operation::PutItem:
        case Operation::UpdateItem:
            return {0.0, wholeUnits(units::putItem(size, size))};
        case Operation::DeleteItem:
            return {0.0, wholeUnits(units::deleteItem(size))};
        case Operation::BatchWriteItem:
            return {0.0, wholeUnits(units::putItem(size, size)) * items};
        case Operation::TransactWriteItems:
            return {0.0, wholeUnits(units::transactWriteItem(size, size)) * items};
    }
    return {};
}

base::Bytes rounded(double size) { return base::Bytes(static_cast<std::int64_t>(size + 0.5)); }

}  // namespace

CallUnits expectedUnits(Operation operation, std::int64_t items, bool consistent, const base::Distribution& sizes) {
    if (sizes.isConstant() || !sizes.quantile(0.5)) return unitsOf(operation, items, consistent, rounded(sizes.mean()));
    CallUnits sum;
    for (int i = 0; i < kSizes; ++i) {
        const CallUnits one = unitsOf(operation, items, consistent, rounded(*sizes.quantile((i + 0.5) / kSizes)));
        sum.reads += one.reads / kSizes;
        sum.writes += one.writes / kSizes;
    }
    return sum;
}

}  // namespace headroom::dynamodb
