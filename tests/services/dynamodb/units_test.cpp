// SPDX-License-Identifier: GPL-3.0-or-later
// Oracle: the table of the DynamoDB Developer Guide (read-write-operations, 2026-04-13) row by row and AWS's worked
// examples, by hand.
#include "model/services/dynamodb/units.hpp"

#include <array>
#include <vector>

#include "tests/support/catch.hpp"

using namespace headroom::dynamodb;
using headroom::base::Bytes;
using headroom::base::bytes;
using headroom::base::HalfUnits;
using headroom::base::kibibytes;
using headroom::base::wholeUnits;
namespace units = headroom::dynamodb::units;

namespace {

constexpr HalfUnits kHalf = HalfUnits(1);

std::vector<Bytes> times(std::size_t count, Bytes size) { return std::vector<Bytes>(count, size); }

}  // namespace

TEST_CASE("GetItem rounds up to 4 KB and halves when eventually consistent", "[units]") {
    struct Row {
        Bytes item;
        std::int64_t blocks;
    };
    const std::array<Row, 7> rows{{{bytes(1), 1},
                                   {bytes(4096), 1},
                                   {bytes(4097), 2},
                                   {kibibytes(8), 2},
                                   {bytes(8193), 3},
                                   {kibibytes(10), 3},
                                   {kibibytes(400), 100}}};
    for (const Row& row : rows) {
        CAPTURE(row.item.count);
        CHECK(units::getItem(row.item, true) == wholeUnits(row.blocks));
        CHECK(units::getItem(row.item, false) == kHalf * row.blocks);
        CHECK(units::transactGetItem(row.item) == wholeUnits(2 * row.blocks));
    }
}

TEST_CASE("a missing item is read at the price of one block", "[units]") {
    CHECK(units::getItem(bytes(0), true) == wholeUnits(1));
    CHECK(units::getItem(bytes(0), false) == kHalf);
    CHECK(units::transactGetItem(bytes(0)) == wholeUnits(2));
}

TEST_CASE("BatchGetItem rounds every item on its own: 1.5 KB and 6.5 KB are 12 KB", "[units]") {
    const std::array<Bytes, 2> items{bytes(1536), bytes(6656)};
    CHECK(units::batchGetItem(items, true) == wholeUnits(12 / 4));
    CHECK(units::batchGetItem(items, false) == kHalf * (12 / 4));
    CHECK(units::batchGetItem(times(100, kibibytes(4)), true) == wholeUnits(100));
}

TEST_CASE("a query is rounded once, on the sum of what it reads", "[units]") {
    // 10 items of 40.8 KB in all are 44 KB; 1,500 items of 64 B are 96 KB.
    const Bytes ten = bytes(41779);  // 40.8 x 1,024 = 41,779.2
    CHECK(units::search(ten, true) == wholeUnits(44 / 4));
    CHECK(units::search(ten, false) == kHalf * (44 / 4));
    CHECK(units::search(bytes(1500 * 64), true) == wholeUnits(96 / 4));
    CHECK(units::search(bytes(1500 * 64), false) == wholeUnits(12));
}

TEST_CASE("a search without data is charged for each partition it looks at", "[units]") {
    CHECK(units::search(bytes(0), false) == kHalf);
    CHECK(units::search(bytes(0), true) == wholeUnits(1));
    CHECK(units::search(bytes(0), false, 4) == wholeUnits(2));
    CHECK(units::search(bytes(0), true, 4) == wholeUnits(4));
    CHECK(units::search(kibibytes(8), true, 3) == wholeUnits(5));
}

TEST_CASE("a global index reads eventually: 8 entries of 2,000 B are 2 units", "[units]") {
    CHECK(units::search(bytes(8 * 2000), false) == wholeUnits(2));
}

TEST_CASE("a page of Query or Scan ends with the item that reaches 1 MB", "[units]") {
    // Observed (dbi-services.com, 2020-11-30): 128.5 units for a full page of items of 1,042 B, eventually consistent.
    const units::Page full = units::pageOf(5'000, bytes(1042));
    CHECK(full.items == 1007);
    CHECK(full.bytes == bytes(1007 * 1042));
    CHECK(units::search(full.bytes, false) == HalfUnits(257));
    // Items that fill a page exactly give the guide's 128 and 256.
    const units::Page exact = units::pageOf(100'000, kibibytes(1));
    CHECK(exact.bytes == kibibytes(1024));
    CHECK(units::search(exact.bytes, false) == wholeUnits(128));
    CHECK(units::search(exact.bytes, true) == wholeUnits(256));
    CHECK(units::pageOf(10, bytes(4178)).items == 10);
    CHECK(units::pageOf(10, kibibytes(400)).items == 3);
    CHECK(units::pageOf(0, bytes(100)).bytes == bytes(0));
}

TEST_CASE("PutItem and UpdateItem are charged for the larger of before and after", "[units]") {
    CHECK(units::putItem(bytes(0), bytes(0)) == wholeUnits(1));
    CHECK(units::putItem(bytes(0), bytes(512)) == wholeUnits(1));
    CHECK(units::putItem(bytes(0), bytes(1024)) == wholeUnits(1));
    CHECK(units::putItem(bytes(0), bytes(1025)) == wholeUnits(2));
    CHECK(units::putItem(kibibytes(9), bytes(100)) == wholeUnits(9));
    CHECK(units::putItem(bytes(100), kibibytes(9)) == wholeUnits(9));
    CHECK(units::putItem(bytes(0), kibibytes(400)) == wholeUnits(400));
    CHECK(units::updateItem(bytes(3500), bytes(3510)) == wholeUnits(4));
    CHECK(units::updateItem(bytes(3500), bytes(3500)) == wholeUnits(4));
    CHECK(units::updateItem(kibibytes(5), kibibytes(2)) == wholeUnits(5));
}

TEST_CASE("DeleteItem is charged for the item it deletes, one unit for none", "[units]") {
    CHECK(units::deleteItem(bytes(2500)) == wholeUnits(3));
    CHECK(units::deleteItem(bytes(0)) == wholeUnits(1));
}

TEST_CASE("BatchWriteItem rounds every item on its own: 500 B and 3.5 KB are 5 units", "[units]") {
    const std::array<Bytes, 2> items{bytes(500), bytes(3584)};
    CHECK(units::batchWriteItem(items) == wholeUnits(5));
    CHECK(units::batchWriteItem(times(25, bytes(1))) == wholeUnits(25));
}

TEST_CASE("transactions cost twice: 3 items of 500 B a second need 6 write or 6 read units", "[units]") {
    CHECK(units::transactWriteItems(times(3, bytes(500))) == wholeUnits(6));
    CHECK(units::transactGetItems(times(3, bytes(500))) == wholeUnits(6));
    CHECK(units::transactWriteItem(bytes(0), bytes(1025)) == wholeUnits(4));
    CHECK(units::transactWriteItem(bytes(3000), bytes(10)) == wholeUnits(6));
}

TEST_CASE("a repeated write transaction consumes reads, each item on its own", "[units]") {
    CHECK(units::transactWriteReplay(bytes(500)) == wholeUnits(2));
    CHECK(units::transactWriteReplay(bytes(5000)) == wholeUnits(4));
}

TEST_CASE("a failed condition consumes the larger item: 300 KB there, 310 KB proposed", "[units]") {
    CHECK(units::conditionFailed(kibibytes(300), kibibytes(310)) == wholeUnits(310));
    CHECK(units::conditionFailed(kibibytes(310), kibibytes(300)) == wholeUnits(310));
    CHECK(units::conditionFailed(bytes(0), bytes(0)) == wholeUnits(1));
}

TEST_CASE("index writes by what happened to the item", "[units]") {
    using units::IndexChange;
    const Bytes before = bytes(1500);  // 2 units
    const Bytes after = bytes(2500);   // 3 units
    CHECK(units::indexWrite(IndexChange::None, before, after) == wholeUnits(0));
    CHECK(units::indexWrite(IndexChange::Added, bytes(0), after) == wholeUnits(3));
    CHECK(units::indexWrite(IndexChange::KeyChanged, before, after) == wholeUnits(5));
    CHECK(units::indexWrite(IndexChange::Removed, before, bytes(0)) == wholeUnits(2));
    CHECK(units::indexWrite(IndexChange::ProjectedOnly, before, after) == wholeUnits(3));
    CHECK(units::indexWrite(IndexChange::ProjectedOnly, after, before) == wholeUnits(3));
}

TEST_CASE("what AWS's examples need a second", "[units]") {
    CHECK(units::getItem(kibibytes(3), true) * 80 == wholeUnits(80));
    CHECK(units::putItem(bytes(0), bytes(512)) * 100 == wholeUnits(100));
    // 6 read and 6 write units: 24 KB/s strong, 48 eventual, 12 transactional; 6 KB/s written, 3 in transactions.
    CHECK(units::getItem(kibibytes(4), true) * 6 == wholeUnits(6));
    CHECK(units::getItem(kibibytes(4), false) * 12 == wholeUnits(6));
    CHECK(units::transactGetItem(kibibytes(4)) * 3 == wholeUnits(6));
    CHECK(units::putItem(bytes(0), kibibytes(1)) * 6 == wholeUnits(6));
    CHECK(units::transactWriteItem(bytes(0), kibibytes(1)) * 3 == wholeUnits(6));
}
