// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "model/base/units.hpp"
#include "model/services/dynamodb/limits.hpp"

/// What each operation consumes. Rules: DynamoDB Developer Guide (2026-04-13), read-write-operations unless said. Sizes
/// are those of items with their attribute names; 0 stands for an item that is not there.
namespace headroom::dynamodb::units {

/// GetItem: 4 KB blocks, at least one (a missing item costs the same), half a unit each when eventually consistent.
base::HalfUnits getItem(base::Bytes item, bool consistent);

/// One item of TransactGetItems: a prepare and a commit read (transaction-apis).
base::HalfUnits transactGetItem(base::Bytes item);

/// BatchGetItem: every item rounded on its own.
base::HalfUnits batchGetItem(std::span<const base::Bytes> items, bool consistent);
base::HalfUnits transactGetItems(std::span<const base::Bytes> items);

/// Query and Scan: the sum of what is read (not what is returned), rounded once; each partition searched without
/// finding anything costs a block, and so does a search that finds nothing at all. `read` is one page's.
base::HalfUnits search(base::Bytes read, bool consistent, std::int64_t emptyPartitions = 0);

/// How much of equal items one page of Query or Scan holds: it ends with the item that reaches 1 MB.
struct Page {
    std::int64_t items = 0;
    base::Bytes bytes;
};
Page pageOf(std::int64_t items, base::Bytes each);

/// PutItem and UpdateItem: 1 KB blocks of the larger of the item before and after, at least one; a change of one
/// attribute counts as the whole item.
base::HalfUnits putItem(base::Bytes before, base::Bytes after);
base::HalfUnits updateItem(base::Bytes before, base::Bytes after);
/// DeleteItem: the deleted item; one unit when there is none.
base::HalfUnits deleteItem(base::Bytes item);

/// BatchWriteItem: every item rounded on its own. Sizes are the larger of before and after.
base::HalfUnits batchWriteItem(std::span<const base::Bytes> items);

/// One item of TransactWriteItems: prepared and committed (transaction-apis).
base::HalfUnits transactWriteItem(base::Bytes before, base::Bytes after);
base::HalfUnits transactWriteItems(std::span<const base::Bytes> items);
/// One item of TransactWriteItems repeated with the same token within ten minutes: reads, not writes
/// (transaction-apis).
base::HalfUnits transactWriteReplay(base::Bytes item);

/// A write whose condition fails still consumes: the larger of the item there and the item proposed. (The guide of 2023
/// said the new item, and one unit when there is none; the newer text is followed.)
base::HalfUnits conditionFailed(base::Bytes existing, base::Bytes proposed);

/// What happened to an item in one index (gsi, lsi).
enum class IndexChange : std::uint8_t {
    None,           ///< not in the index before or after, or only attributes that are not projected changed
    Added,          ///< a new item with the indexed key, or the key attribute was set
    KeyChanged,     ///< from one value of the key to another: a delete and a put
    Removed,        ///< the item was deleted, or its key attribute removed
    ProjectedOnly,  ///< projected attributes that are not keys changed
};
/// The writes of one index, on its projected entry. They come from a global index's own capacity and from the table's
/// for a local one.
base::HalfUnits indexWrite(IndexChange change, base::Bytes before, base::Bytes after);

}  // namespace headroom::dynamodb::units
