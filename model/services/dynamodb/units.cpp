// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/units.hpp"

#include <algorithm>

namespace headroom::dynamodb::units {

using base::Bytes;
using base::HalfUnits;

namespace {

constexpr std::int64_t blocks(Bytes size, Bytes block) {
    return std::max<std::int64_t>(1, (size + block - base::bytes(1)) / block);
}
constexpr HalfUnits reads(Bytes size, std::int64_t halvesEach) {
    return HalfUnits(blocks(size, kReadUnit) * halvesEach);
}
constexpr HalfUnits writes(Bytes size) { return base::wholeUnits(blocks(size, kWriteUnit)); }

constexpr std::int64_t kEventual = 1;
constexpr std::int64_t kStrong = 2;
constexpr std::int64_t kTransactional = 4;

template <class Cost>
HalfUnits sum(std::span<const Bytes> items, Cost cost) {
    HalfUnits total;
    for (const Bytes item : items) total += cost(item);
    return total;
}

}  // namespace

HalfUnits getItem(Bytes item, bool consistent) { return reads(item, consistent ? kStrong : kEventual); }

HalfUnits transactGetItem(Bytes item) { return reads(item, kTransactional); }

HalfUnits batchGetItem(std::span<const Bytes> items, bool consistent) {
    return sum(items, [consistent](Bytes item) { return getItem(item, consistent); });
}

HalfUnits transactGetItems(std::span<const Bytes> items) { return sum(items, transactGetItem); }

HalfUnits search(Bytes read, bool consistent, std::int64_t emptyPartitions) {
    const std::int64_t halves = consistent ? kStrong : kEventual;
    if (read.count == 0) return HalfUnits(std::max<std::int64_t>(1, emptyPartitions) * halves);
    return reads(read, halves) + HalfUnits(emptyPartitions * halves);
}

Page pageOf(std::int64_t items, Bytes each) {
    const std::int64_t most = std::max<std::int64_t>(1, (kPage + each - base::bytes(1)) / each);
    const std::int64_t held = std::min(items, most);
    return {held, each * held};
}

HalfUnits putItem(Bytes before, Bytes after) { return writes(std::max(before, after)); }
HalfUnits updateItem(Bytes before, Bytes after) { return writes(std::max(before, after)); }
HalfUnits deleteItem(Bytes item) { return writes(item); }

HalfUnits batchWriteItem(std::span<const Bytes> items) { return sum(items, writes); }

HalfUnits transactWriteItem(Bytes before, Bytes after) { return putItem(before, after) * 2; }

HalfUnits transactWriteItems(std::span<const Bytes> items) { return batchWriteItem(items) * 2; }

HalfUnits transactWriteReplay(Bytes item) { return transactGetItem(item); }

HalfUnits conditionFailed(Bytes existing, Bytes proposed) { return writes(std::max(existing, proposed)); }

HalfUnits indexWrite(IndexChange change, Bytes before, Bytes after) {
    switch (change) {
        case IndexChange::None:
            return HalfUnits(0);
        case IndexChange::Added:
            return writes(after);
        case IndexChange::KeyChanged:
            return writes(before) + writes(after);
        case IndexChange::Removed:
            return writes(before);
        case IndexChange::ProjectedOnly:
            return writes(std::max(before, after));
    }
    return HalfUnits(0);
}

}  // namespace headroom::dynamodb::units
