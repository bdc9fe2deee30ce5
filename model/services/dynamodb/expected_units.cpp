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

double expectedIndexWrites(Operation operation, std::int64_t items, const Spec& table, const IndexSpec& index,
                           const base::Distribution& sizes, bool newKeys) {
    if (!traitsOf(operation).writes) return 0.0;
    const bool fixed = index.entrySize.has_value() || index.projection == Projection::KeysOnly;
    const auto size = static_cast<double>(index.entrySize.value_or(kKeysOnly).count);
    const double entry =
        expectedUnits(Operation::PutItem, 1, false, fixed ? base::Distribution::constant(size) : sizes).writes;
    const double tried = static_cast<double>(items) * index.present *
                         (operation == Operation::BatchWriteItem ? 1.0 : 1.0 - table.failedConditions);
    if (operation == Operation::DeleteItem) return tried * (1.0 - table.missingItems.value_or(0.0)) * entry;
    const double made = table.newItems.value_or(newKeys ? 1.0 : 0.0);
    const double changed = (1.0 - made) * (1.0 - table.unchangedWrites);
    const double entries = 2.0 * index.keyChanges + (1.0 - index.keyChanges) * index.projectedShare();
    return tried * (made + changed * entries) * entry;
}

}  // namespace headroom::dynamodb
