// SPDX-License-Identifier: GPL-3.0-or-later
// Continuous and on-demand backups, restores, exports and imports. Oracles: AWS's worked example, counts by hand.
#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;

namespace {

constexpr double kGigabyte = 1'073'741'824.0;

/// A table of exactly so many GB.
Spec ofGigabytes(std::int64_t gigabytes) {
    Spec spec = onDemandSpec();
    spec.itemCount = gigabytes * 1'048'576;
    spec.itemSize = base::Distribution::constant(924);  // and 100 B beside each
    return spec;
}

struct Read {
    double gigabytes = -1.0;
    base::MeterKind kind = base::MeterKind::Measured;
};

Read reading(const Spec& spec, const std::string& usageType, base::Duration window = base::days(1)) {
    const TableBench bench(spec);
    for (const base::MeterReading& one : bench.table.report(window).readings) {
        if (one.usageType == usageType) return {static_cast<double>(one.granules) / kGigabyte, one.kind};
    }
    return {};
}

}  // namespace

TEST_CASE("point-in-time recovery is charged by the table's size, whatever its window", "[backups]") {
    Spec spec = ofGigabytes(230);
    CHECK(reading(spec, "TimedPITRStorage-ByteHrs").gigabytes < 0);
    spec.pointInTimeRecovery = true;
    for (const std::int64_t days : {1, 35}) {
        spec.recoveryDays = days;
        const Read read = reading(spec, "TimedPITRStorage-ByteHrs");
        CHECK(read.gigabytes == Approx(230));
        CHECK(read.kind == base::MeterKind::Stored);
    }
}

// Developer Guide, backup-restore-billing (2026-04-13): ten backups a day, kept for 30 days, each worth $60 a month of
// 30 days: $18,600 a month once in balance. At $0.10 a GB-month a backup of 600 GB costs $60: 186,000 GB-months.
TEST_CASE("on-demand backups: AWS's example of ten a day, kept for thirty days", "[backups]") {
    Spec spec = ofGigabytes(600);
    spec.backups = base::Rate{10.0 / 86'400};
    spec.backupRetention = base::days(30);
    const Read read = reading(spec, "TimedBackupStorage-ByteHrs");
    CHECK(read.gigabytes * 0.10 == Approx(18'600));
    CHECK(read.kind == base::MeterKind::Stored);
}

TEST_CASE("restores and exports are counted in the window, an import once", "[backups]") {
    // Two restores and one export a day of 100 GB, over 3 days.
    Spec spec = ofGigabytes(100);
    spec.pointInTimeRecovery = true;
    spec.restores = base::Rate{2.0 / 86'400};
    spec.exports = base::Rate{1.0 / 86'400};
    spec.importSize = base::gibibytes(80);
    CHECK(reading(spec, "RestoreDataSize-Bytes", base::days(3)).gigabytes == Approx(600));
    CHECK(reading(spec, "ExportDataSize-Bytes", base::days(3)).gigabytes == Approx(300));
    CHECK(reading(spec, "ExportDataSize-Bytes").kind == base::MeterKind::Measured);
    const Read import = reading(spec, "ImportDataSize-Bytes", base::days(3));
    CHECK(import.gigabytes == Approx(80));
    CHECK(import.kind == base::MeterKind::Stored);  // not scaled to the month
}

TEST_CASE("without the number of items backups are not priced, and that is said", "[backups]") {
    Spec spec = onDemandSpec();
    spec.pointInTimeRecovery = true;
    const TableBench bench(spec);
    CHECK(reading(spec, "TimedPITRStorage-ByteHrs").gigabytes < 0);
    bool told = false;
    for (const engine::Warning& warning : bench.table.report(base::days(1)).warnings)
        told = told || warning.text.find("backups, restores and exports are not priced") != std::string::npos;
    CHECK(told);
}

// Developer Guide, PointInTimeRecovery_Howitworks (2026-04-13): "table data and local secondary indexes".
TEST_CASE("global indexes are restored, and neither backed up nor exported", "[backups]") {
    Spec spec = ofGigabytes(100);
    spec.pointInTimeRecovery = true;
    spec.backups = base::Rate{1.0 / 86'400};
    spec.backupRetention = base::days(29);
    spec.restores = base::Rate{1.0 / 86'400};
    spec.exports = base::Rate{1.0 / 86'400};
    spec.indexes.push_back(indexNamed("ByDay"));
    CHECK(reading(spec, "TimedStorage-ByteHrs").gigabytes == Approx(200).epsilon(0.01));
    CHECK(reading(spec, "TimedPITRStorage-ByteHrs").gigabytes == Approx(100));
    CHECK(reading(spec, "TimedBackupStorage-ByteHrs").gigabytes == Approx(3'000));
    CHECK(reading(spec, "ExportDataSize-Bytes").gigabytes == Approx(100));
    CHECK(reading(spec, "RestoreDataSize-Bytes").gigabytes == Approx(200).epsilon(0.01));
    spec.indexes[0].global = false;
    CHECK(reading(spec, "TimedPITRStorage-ByteHrs").gigabytes == Approx(200).epsilon(0.01));
}
