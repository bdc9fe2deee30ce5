// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/guess_ranges.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "scenarios/document/json_reader.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// Of the key at the end of a guess's path. `basis` says where the range is from; most often nothing is published, and
/// half to double of the guess is taken.
struct Range {
    std::string_view key;
    std::string_view value;  ///< the default that it is the range of
    std::string_view low;
    std::string_view high;
    std::string_view basis;
};

constexpr std::string_view kHalf = "nothing published: half to double";
constexpr std::string_view kOther = "the other way that it may be";

constexpr std::array kRanges{
    // DynamoDB
    Range{"GrowthInterval", "30m", "15m", "60m", kHalf},
    Range{"AdmissionWindow", "1s", "500ms", "2000ms", kHalf},
    Range{"PartitionWindow", "1s", "500ms", "2000ms", kHalf},
    Range{"SplitThreshold", "0.8", "0.5", "1", "a threshold below the whole partition, not published"},
    Range{"SplitTime", "3m", "1m", "10m", "minutes, says the paper of 2022"},
    Range{"OnDemandGrowth", "PreviousPeak", R"("PreviousPeak")", R"("Splits")", kOther},
    Range{"PartitionFormula", "Maximum", R"("Maximum")", R"("Additive")", kOther},
    Range{"UpdateTime", "2m", "1m", "4m", "41 s for a small decrease, about 4 min after the trigger"},
    Range{"HourlyBilling", "TimeWeighted", R"("TimeWeighted")", R"("Maximum")", kOther},
    Range{"IdleMinutes", "Zero", R"("Zero")", R"("Missing")", kOther},
    Range{"ReplicationLag", "1s", "500ms", "2500ms", "0.5 to 2.5 s, in the guide's older page"},
    Range{"TimeToLiveLag", "48h", "24h", "96h", "within a few days, says the guide"},
    Range{"StreamRecordOverhead", "500B", "250B", "1000B", kHalf},
    // scaling
    Range{"AlarmDelay", "150s", "60s", "240s", "one to four minutes, as alarm captures show"},
    Range{"LowPoints", "20", "14", "20", "20 points, or 20 % of a target of 70"},
    Range{"CapacityRounding", "Up", R"("Up")", R"("Nearest")", kOther},
    Range{"ScaleOutBasis", "Maximum", R"("Average")", R"("Maximum")", kOther},
    Range{"ScaleOutBasis", "Latest", R"("Average")", R"("Latest")", kOther},
    Range{"ScaleInBasis", "Maximum", R"("Average")", R"("Maximum")", kOther},
    Range{"ProvisioningPreparation", "90s", "45s", "180s", kHalf},
    // DAX
    Range{"ReplicationLag", "10ms", "5ms", "20ms", kHalf},
    Range{"CacheMemory", "1", "0.5", "1", "a part of the node's memory, not published"},
    Range{"ThrottleCpu", "1", "0.7", "1", "a CPU utilization, not published"},
    Range{"ThrottleWindow", "100ms", "50ms", "200ms", kHalf},
    Range{"EntryOverhead", "100B", "50B", "200B", kHalf},
    Range{"FailoverTime", "30s", "15s", "60s", kHalf},
    Range{"HitLatency", R"({"LogNormal": {"Median": "500us", "P99": "1ms"}})",
          R"({"LogNormal": {"Median": "250us", "P99": "500us"}})", R"({"LogNormal": {"Median": "1ms", "P99": "2ms"}})",
          kHalf},
    // Lambda
    Range{"Placement", "median 69 ms, p99 116 ms", R"({"LogNormal": {"Median": "35ms", "P99": "58ms"}})",
          R"({"LogNormal": {"Median": "138ms", "P99": "232ms"}})", kHalf},
    Range{"InvokeOverhead", "median 6.3 ms, p99 13 ms", R"({"LogNormal": {"Median": "3.2ms", "P99": "6.5ms"}})",
          R"({"LogNormal": {"Median": "12.6ms", "P99": "26ms"}})", kHalf},
    Range{"VpcPlacement", "233ms", "117ms", "466ms", kHalf},
    Range{"IdleLifetime", "2021", R"("2021")", R"("2020")", "measured 2021 (5 to 7 min) and 2020 (about 27 min)"},
    Range{"Lifetime", "2020", R"("1h")", R"("4h")", "every few hours, says the guide"},
    Range{"LogRetention", "30d", "7d", "90d", "kept for ever unless somebody says otherwise"},
    Range{"StoredLogShare", "0.15", "0.075", "0.3", kHalf},
    Range{"RequestRateDepth", "1", "0.5", "2", kHalf},
    Range{"CheckpointSize", "1KB", "512B", "2KB", kHalf},
    Range{"CheckpointTime", "10ms", "5ms", "20ms", kHalf},
    Range{"ResumeTime", "20ms", "10ms", "40ms", kHalf},
    Range{"ReplayTime", "1ms", "500us", "2ms", kHalf},
    // API Gateway
    Range{"Overhead", R"({"LogNormal": {"Median": "5ms", "P99": "10ms"}})",
          R"({"LogNormal": {"Median": "2.5ms", "P99": "5ms"}})", R"({"LogNormal": {"Median": "10ms", "P99": "20ms"}})",
          kHalf},
    Range{"Overhead", R"({"LogNormal": {"Median": "10ms", "P99": "30ms"}})",
          R"({"LogNormal": {"Median": "8ms", "P99": "15ms"}})", R"({"LogNormal": {"Median": "15ms", "P99": "50ms"}})",
          "sources disagree: 8 to 15 ms in the median, 15 to 50 ms at the p99"},
    // Step Functions
    Range{"Transition", "25ms", "12.5ms", "50ms", kHalf},
    Range{"Transition", "5ms", "2.5ms", "10ms", kHalf},
    Range{"StartOverhead", "40ms", "20ms", "80ms", kHalf},
    Range{"OverheadPerKilobyte", "1ms", "0.5ms", "2ms", kHalf},
    Range{"StartAndEndTransitions", "0", "0", "2", "start and end counted, as an example of AWS's does"},
    // SQS
    Range{"MessageSize", "1KB", "512B", "2048B", kHalf},
    Range{"SendLatency", R"({"LogNormal": {"Median": "6ms", "P99": "40ms"}})",
          R"({"LogNormal": {"Median": "3ms", "P99": "20ms"}})", R"({"LogNormal": {"Median": "12ms", "P99": "80ms"}})",
          kHalf},
    Range{"DeliveryTime", R"({"LogNormal": {"Median": "10ms", "P99": "65ms"}})",
          R"({"LogNormal": {"Median": "5ms", "P99": "33ms"}})", R"({"LogNormal": {"Median": "20ms", "P99": "130ms"}})",
          kHalf},
    Range{"IdlePollers", "5", "2", "10", kHalf},
    // workloads
    Range{"PayloadSize", "0B", "0B", "1024B", "most GET requests have none"},
    Range{"ResponseSize", "1KB", "512B", "2048B", kHalf},
};

/// Guesses that do not stand for one value, and values that are the scenario's own to know.
struct Unvaried {
    std::string_view key;
    std::string_view why;
};
constexpr std::array kUnvaried{
    Unvaried{"AtMemory", "where a length was measured: yours to know"},
    Unvaried{"FirstInvoke", "measured by runtime and memory size, of functions that do nothing: measure yours"},
    Unvaried{"Init", "measured by runtime, of functions that do nothing: measure yours"},
    Unvaried{"Latency", "measured operations by analogy, by size: not one value"},
    Unvaried{"LogBytes", "what the code prints: yours to know"},
    Unvaried{"Key", "which items are asked for: yours to know"},
    Unvaried{"Heartbeats", "what who holds a token does: yours to know"},
    Unvaried{"Identities", "who asks: yours to know"},
    Unvaried{"Quota", "what was used of the period before: yours to know"},
    Unvaried{"NodeCapacity", "by node type: not one value"},
    Unvaried{"TaskOverhead", "measured, with a distribution of its own"},
    Unvaried{"Items", "how many messages a batch has: yours to know"},
    Unvaried{"ItemSize", "what items hold: yours to know"},
    Unvaried{"BilledRestore", "whether it is billed changes with the runtime"},
    Unvaried{"Duplicates", "events delivered twice are rare and not counted by AWS"},
    Unvaried{"EndpointOverhead", "of addresses of your own: yours to know"},
};

std::string_view keyOf(const std::string& path) { return std::string_view(path).substr(path.rfind('/') + 1); }

const Range* rangeFor(const Assumption& guess) {
    const auto range = std::ranges::find_if(
        kRanges, [&](const Range& one) { return one.key == keyOf(guess.path) && one.value == guess.value; });
    return range == kRanges.end() ? nullptr : &*range;
}

bool isJson(std::string_view text) { return text.starts_with('"') || text.starts_with('{'); }

/// What a drawn text stands for: JSON, a number, or a quantity.
Node nodeOf(const std::string& text) {
    if (isJson(text)) {
        document::Problems none("");
        auto node = document::readJson(text, none);
        return node ? std::move(*node) : Node::string(text);
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool number = error == std::errc() && end == text.data() + text.size();
    return number ? Node::number(text, value) : Node::string(text);
}

/// The object that the last key of the pointer would stand in: made where only "Behavior" or "Lambda" is missing.
Node* parentOf(const std::string& pointer, Node& root) {
    const std::string above = pointer.substr(0, pointer.rfind('/'));
    if (Node* parent = document::resolve(root, above)) return parent;
    Node* grand = document::resolve(root, above.substr(0, above.rfind('/')));
    if (grand == nullptr || !grand->isObject()) return nullptr;
    grand->set(std::string(keyOf(above)), Node::object());
    return document::resolve(root, above);
}

}  // namespace

std::optional<UncertainInput> rangeOf(const Assumption& guess, const std::string& design) {
    const Range* range = guess.guess ? rangeFor(guess) : nullptr;
    if (range == nullptr) return std::nullopt;
    const std::string likely = isJson(range->low) ? "" : std::string(range->value);
    return UncertainInput{guess.path, std::string(range->low), likely, std::string(range->high), design};
}

std::string_view whyNotVaried(const Assumption& guess) {
    if (rangeFor(guess) != nullptr) return "";
    const auto known = std::ranges::find(kUnvaried, keyOf(guess.path), &Unvaried::key);
    return known == kUnvaried.end() ? "another value than the usual default" : known->why;
}

std::vector<UncertainInput> guessedInputs(const std::vector<Design>& designs) {
    std::vector<UncertainInput> inputs;
    for (const Design& design : designs) {
        for (const Assumption& guess : design.assumptions) {
            auto input = rangeOf(guess, design.name);
            if (input && std::ranges::find(inputs, *input) == inputs.end()) inputs.push_back(std::move(*input));
        }
    }
    return inputs;
}

void putGuesses(const UncertainDraws& draws, const std::string& design, Node& root) {
    for (const auto& [place, text] : draws) {
        const auto& [owner, pointer] = place;
        if (owner != design || text.empty() || document::resolve(root, pointer) != nullptr) continue;
        Node* parent = parentOf(pointer, root);
        if (parent != nullptr && parent->isObject()) parent->set(std::string(keyOf(pointer)), nodeOf(text));
    }
}

}  // namespace headroom::format
