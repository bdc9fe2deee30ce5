// SPDX-License-Identifier: GPL-3.0-or-later
// The table of coverage in pricing/README.md is made from the books (pricing/rebuild_books.py): it must say what they
// hold.
#include <fstream>
#include <map>
#include <set>

#include "tests/pricing/billing.hpp"
#include "tests/support/source_folder.hpp"

using namespace headroom::pricing;

namespace {

std::vector<std::string> coverageRows() {
    std::ifstream in(headroom::test::sourceFolder() / "pricing/README.md");
    std::vector<std::string> rows;
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (line == "<!-- coverage ends -->") break;
        if (inside) rows.push_back(line);
        if (line == "<!-- coverage begins -->") inside = true;
    }
    return rows;
}

}  // namespace

TEST_CASE("the table of coverage says how many prices the books hold for each region and service") {
    const auto tables = readTables(awsPriceTables());
    REQUIRE(tables);
    std::map<std::string, std::map<std::string, std::set<std::string>>> counts;  // one a price, whatever its dates
    for (const PriceEntry& entry : tables->entries) counts[entry.region][entry.service].insert(entry.usageType);
    for (const ReservedPrice& price : tables->reserved)
        counts[price.region][price.service].insert(price.usageType + " " + price.term);
    std::set<std::string> services;
    for (const ServiceName& service : tables->services) services.insert(service.code);
    std::vector<std::string> expected{"| region |", "|---|"};
    for (const std::string& service : services) {
        expected[0] += " " + service + " |";
        expected[1] += "---|";
    }
    for (const auto& [region, byService] : counts) {
        std::string row = "| " + region + " |";
        for (const std::string& service : services) {
            const auto it = byService.find(service);
            row += " " + (it == byService.end() ? std::string("-") : std::to_string(it->second.size())) + " |";
        }
        expected.push_back(row);
    }
    CHECK(expected.size() == 35);
    CHECK(coverageRows() == expected);
}
