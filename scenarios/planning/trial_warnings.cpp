// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/trial_warnings.hpp"

#include <algorithm>

#include "scenarios/study/counted_warning.hpp"
#include "scenarios/study/sample_warnings.hpp"

namespace headroom::planning {

namespace {

bool isOfNumber(char one) { return (one >= '0' && one <= '9') || one == '.' || one == ','; }

/// What is counted stands as behind a 1, so that one more of it says the same.
std::string withoutNumbers(const std::string& text) {
    std::string words;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isOfNumber(text[i])) {
            words += text[i];
        } else if (i + 1 < text.size() && text[i + 1] == ' ' && words.ends_with(' ')) {
            return words + withoutNumbers(study::textOfOne(text.substr(i + 2)));
        }
    }
    return words;
}

/// What is warned of a sample of these latencies.
std::vector<std::string> ofShortSample(std::vector<study::Latency> latency, base::Duration measured) {
    study::DesignResult alone;
    alone.latency = std::move(latency);
    study::warnOfSample(base::toSeconds(measured), alone);
    return alone.warnings;
}

/// That latency over all trials, as far as its counts go.
std::vector<study::Latency> together(std::span<const Trial* const> trials, const std::string& of) {
    std::vector<study::Latency> all;
    for (const Trial* trial : trials) {
        const auto one = std::ranges::find(trial->latency, of, &study::Latency::of);
        if (one == trial->latency.end()) continue;
        if (all.empty())
            all.push_back(*one);
        else
            all.front().count += one->count;
    }
    return all;
}

void addOnce(const std::string& warning, std::vector<std::string>& warnings) {
    const auto same = [&](const std::string& known) { return saySame(known, warning); };
    if (std::ranges::none_of(warnings, same)) warnings.push_back(warning);
}

}  // namespace

std::vector<std::string> warningsOf(std::span<const Trial* const> trials, base::Duration measured,
                                    const std::string& latencyOf) {
    std::vector<std::string> warnings;
    for (const Trial* trial : trials) {
        const std::vector<std::string> ofOne = ofShortSample(trial->latency, measured);
        for (const std::string& warning : trial->warnings) {
            if (std::ranges::find(ofOne, warning) == ofOne.end()) addOnce(warning, warnings);
        }
    }
    for (const std::string& warning : ofShortSample(together(trials, latencyOf), measured)) addOnce(warning, warnings);
    return warnings;
}

bool saySame(const std::string& one, const std::string& other) { return withoutNumbers(one) == withoutNumbers(other); }

}  // namespace headroom::planning
