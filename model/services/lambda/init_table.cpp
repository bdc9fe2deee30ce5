// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/init_table.hpp"

#include <algorithm>

namespace headroom::lambda {

namespace {

std::string_view languageOf(const InitRow& row) { return row.language.empty() ? row.runtime : row.language; }

bool isMeasured(std::string_view runtime) {
    return std::ranges::find(initRows(), runtime, &InitRow::runtime) != initRows().end();
}

bool matches(const InitRow& row, std::string_view runtime, std::string_view language) {
    if (language.empty()) return row.language.empty() && row.runtime == runtime;
    return languageOf(row) == language && (row.runtime == runtime || !isMeasured(runtime));
}

}  // namespace

const InitRow* findInit(std::string_view runtime, std::string_view language, PackageType package,
                        Architecture architecture) {
    const InitRow* found = nullptr;
    for (const InitRow& row : initRows()) {
        if (row.package != package || row.architecture != architecture || !matches(row, runtime, language)) continue;
        if (found == nullptr || row.runtime == "provided.al2023") found = &row;
    }
    return found;
}

base::Distribution initDistribution(const InitRow& row) {
    constexpr std::array<double, 5> kAt{0.05, 0.50, 0.90, 0.95, 0.99};
    std::vector<base::shape::Point> points;
    for (std::size_t i = 0; i < kAt.size(); ++i) {
        if (row.percentiles[i] > 0) points.push_back({kAt[i], row.percentiles[i] / 1e3});
    }
    // Where the longest of so many lies on the mean. A tail that would be above it there is bent to it.
    const double last = 1.0 - 1.0 / (row.samples + 1);
    const double longest = row.longest / 1e3;
    base::Distribution law = base::Distribution::percentiles(points);
    if (row.longest == 0 || law.quantile(last).value_or(0.0) <= longest) return law;
    points.push_back({last, longest});
    return base::Distribution::percentiles(std::move(points));
}

std::vector<std::string> initLanguages(std::string_view runtime) {
    std::vector<std::string> all;
    const bool measured = isMeasured(runtime);
    for (const InitRow& row : initRows()) {
        if (measured && row.runtime != runtime) continue;
        std::string name(languageOf(row));
        if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(std::move(name));
    }
    return all;
}

}  // namespace headroom::lambda
