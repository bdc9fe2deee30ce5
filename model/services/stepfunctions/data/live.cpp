// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/data/live.hpp"

#include <algorithm>

#include "model/base/random.hpp"
#include "model/services/stepfunctions/data/live_strand.hpp"

namespace headroom::stepfunctions::data {

namespace {

/// The executions of one world.
class LiveMachine final : public MachineData {
public:
    LiveMachine(const LiveInputs& inputs, ErrorNames& names, std::int64_t startSecondsUtc)
        : shared_{inputs, names, startSecondsUtc * base::kNanosecondsPerSecond} {}

    std::unique_ptr<StrandData> open(std::uint8_t set, std::uint64_t key, base::Instant now) override {
        const std::vector<Json>& inputs = shared_.inputs.sets[set].inputs;
        base::Stream stream(key);
        const std::size_t which = inputs.size() == 1 ? 0 : static_cast<std::size_t>(stream.below(inputs.size()));
        return std::make_unique<LiveStrand>(shared_, SharedJson(inputs[which]), key, now);
    }

    std::unique_ptr<StrandData> open(const HandedData& input, std::uint64_t key, base::Instant now) override {
        return std::make_unique<LiveStrand>(shared_, static_cast<const HandedJson&>(input).value, key, now);
    }

private:
    LiveShared shared_;
};

class LiveSource final : public DataSource {
public:
    explicit LiveSource(LiveInputs inputs) : inputs_(std::move(inputs)) {
        for (const InputSet& set : inputs_.sets) {
            text_ += set.giver + ":";
            for (const Json& input : set.inputs) text_ += textOf(input) + "\n";
        }
        for (const auto& result : inputs_.results) text_ += (result ? textOf(*result) : std::string()) + "\n";
    }
    std::unique_ptr<MachineData> makeReady(ErrorNames& names, std::int64_t startSecondsUtc) const override {
        return std::make_unique<LiveMachine>(inputs_, names, startSecondsUtc);
    }
    std::uint8_t setOf(std::string_view giver) const override {
        const auto found = std::ranges::find(inputs_.sets, giver, &InputSet::giver);
        return found == inputs_.sets.end() ? std::uint8_t{0} : static_cast<std::uint8_t>(found - inputs_.sets.begin());
    }
    const std::string& text() const override { return text_; }

private:
    LiveInputs inputs_;
    std::string text_;
};

}  // namespace

std::shared_ptr<const DataSource> liveSource(LiveInputs inputs) {
    return std::make_shared<const LiveSource>(std::move(inputs));
}

}  // namespace headroom::stepfunctions::data
