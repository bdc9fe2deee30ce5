// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/base/random.hpp"
#include "model/services/stepfunctions/data/live.hpp"
#include "model/services/stepfunctions/data/state_data.hpp"

namespace headroom::stepfunctions::data {

/// What all executions of a machine in one world share.
struct LiveShared {
    const LiveInputs& inputs;
    ErrorNames& names;
    std::int64_t startNanosecondsUtc;
};

/// JSON that one machine hands to another.
class HandedJson final : public HandedData {
public:
    explicit HandedJson(Json json) : value(std::move(json)) {}
    explicit HandedJson(SharedJson shared) : value(std::move(shared)) {}
    SharedJson value;
};

/// The data of one line of work as JSON: what its next state is handed, its variables, and what its branches give.
class LiveStrand final : public StrandData {
public:
    /// Of an execution.
    LiveStrand(const LiveShared& shared, SharedJson input, std::uint64_t key, base::Instant now);

    base::Bytes size() const override;
    /// Of the state that is in work already: it is tried again, with its Parameters made anew, which may hold the
    /// number of retries and another token.
    Ending begin(StateIndex state, base::Instant now) override;
    Way pass(StateIndex state, StateIndex decided) override;
    base::Duration wait(StateIndex state, Ending& failed) override;
    Ending limit(StateIndex state, TaskLimits& limits) override;
    std::shared_ptr<const HandedData> handed() const override;
    std::size_t entries() const override;
    std::shared_ptr<const HandedData> output() const override;
    void receive(std::shared_ptr<const Handover> ended) override { returned_ = std::move(ended); }
    Ending take(StateIndex state) override;
    Ending caught(StateIndex state, std::size_t catcher, const std::string& error) override;
    Ending bound(StateIndex state, MapPart& bounds) override;
    std::int64_t items(StateIndex state, std::int64_t read, Ending& failed) override;
    std::int64_t branches() const override { return static_cast<std::int64_t>(items_.size()); }
    std::int64_t itemsOfBranch(std::int64_t nth) const override;
    std::unique_ptr<StrandData> branch(std::int64_t nth, Ending& failed) override;
    void join(std::int64_t nth, StrandData& branch) override;
    void joinFailure(std::int64_t nth, const StrandData& branch, const std::string& error) override;
    void failWith(const StrandData& branch) override;

private:
    /// The context object `$$` of the state in work.
    class Context final : public ContextObject {
    public:
        explicit Context(const LiveStrand& strand) : strand_(strand) {}
        Json make() const override;
        std::vector<ContextPart> parts() const override;
        std::uint64_t random() const override { return strand_.draws_.next(); }

    private:
        const LiveStrand& strand_;
    };
    /// What an execution is, which its branches see as well.
    struct Execution {
        SharedJson input;
        std::uint64_t key;
        base::Instant began;
    };
    /// An item of a Map.
    struct Item {
        SharedJson value;
        std::int64_t index;
        bool pair;  ///< of an object
    };

    LiveStrand(const LiveStrand& outer, bool child, SharedJson input, std::uint64_t key);
    const State& stateOf(StateIndex state) const { return shared_.inputs.machine.definition.states[state]; }
    const StateFlow& flowOf(StateIndex state) const { return shared_.inputs.machine.flow[state]; }
    Around around() const { return {variables_, context_}; }
    std::string timeText(base::Instant at) const;
    Json stateContext() const;
    const Item* item() const;
    Ending failed(const base::Error& error);
    Ending complete(StateIndex state, SharedJson result);
    Ending leave(StateIndex state, SharedJson output, const std::optional<Template>& assign, const Json& assignInput);
    Ending assign(const std::optional<Template>& assign, const Json& input);
    Way choose(StateIndex state, StateIndex decided);
    void readItems(StateIndex state, std::int64_t read, Ending& failed);
    std::optional<base::Error> putIntoBatches();
    Handed selected(std::int64_t nth, const SharedJson& item);
    Json nestedResult(const State& task) const;

    const LiveShared& shared_;
    std::shared_ptr<const Execution> execution_;
    Context context_{*this};
    SharedJson input_;      ///< what the next state is handed; of a state in work: its raw input
    SharedJson effective_;  ///< of the state in work
    SharedJson asked_;      ///< after its Parameters
    Variables variables_;
    std::string cause_;  ///< of the last error of this strand's own
    mutable base::Stream draws_;
    StateIndex state_ = 0;
    bool inWork_ = false;  ///< the state has begun and was not left
    base::Instant entered_;
    std::uint64_t key_;            ///< of the strand, and
    std::uint64_t visits_ = 0;     ///< states entered so far: what makes a token its own
    std::int64_t retryCount_ = 0;  ///< of the state in work
    std::optional<Item> item_;     ///< whose iteration it is
    const LiveStrand* outer_ = nullptr;
    MapPart bounds_{};         ///< of the Map in work
    std::vector<Json> items_;  ///< ... or batches of them
    bool pairs_ = false;       ///< items are of an object
    std::vector<Json> results_;
    std::shared_ptr<const Handover> returned_;  ///< by the execution that the Task in work waited for
};

}  // namespace headroom::stepfunctions::data
