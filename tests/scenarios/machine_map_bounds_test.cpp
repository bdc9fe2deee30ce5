// SPDX-License-Identifier: GPL-3.0-or-later
// What bounds a Map: numbers of its definition, never ignored.
#include "tests/scenarios/machine_file.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("machine: what bounds a Map and comes from data is given or refused, never left out of account",
          "[scenarios]") {
    const auto asked = [](const std::string& fields) {
        MachineFile file;
        file.definition =
            R"("Definition": { "StartAt": "A", "States": { "A": { "Type": "Map", "End": true, )" + fields +
            R"(, "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
            "StartAt": "B", "States": { "B": { "Type": "Pass", "End": true } } } } } })";
        return file.problems();
    };
    CHECK(contains(asked(R"("MaxConcurrencyPath": "$.n")"), "Behavior/States/A/MaxConcurrency"));
    CHECK(contains(asked(R"("ToleratedFailureCountPath": "$.n")"), "its ToleratedFailureCount comes from data"));
    CHECK(
        contains(asked(R"("ItemBatcher": { "MaxItemsPerBatchPath": "$.n" })"), "its MaxItemsPerBatch comes from data"));
    CHECK(contains(asked(R"("QueryLanguage": "JSONata", "ItemBatcher": { "MaxInputBytesPerBatch": "{% 100 %}" })"),
                   "its MaxInputBytesPerBatch comes from data"));
    CHECK_FALSE(
        contains(asked(R"("MaxConcurrency": 3, "ItemBatcher": { "MaxItemsPerBatch": 10 })"), "MaxConcurrency comes"));
}
