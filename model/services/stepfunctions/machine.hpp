// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/engine/bands.hpp"
#include "model/engine/histogram.hpp"
#include "model/engine/quantile_windows.hpp"
#include "model/engine/service.hpp"
#include "model/engine/task_group.hpp"
#include "model/engine/threshold_windows.hpp"
#include "model/engine/timeout.hpp"
#include "model/engine/world.hpp"
#include "model/services/stepfunctions/account.hpp"
#include "model/services/stepfunctions/execution.hpp"
#include "model/services/stepfunctions/machine_usage.hpp"
#include "model/services/stepfunctions/plan.hpp"

namespace headroom::stepfunctions {

/// A state machine: whoever calls it starts an execution (Call::operation is an Operation).
class Machine final : public engine::Service {
public:
    /// `spec` is copied; `startSecondsUtc` is the Unix time of instant 0.
    Machine(engine::World& world, Account& account, const Spec& spec, const std::string& name,
            std::int64_t startSecondsUtc);

    /// Connects the tasks to what they call; before the first execution.
    void bind(const FindCallee& find) { plan_.bind(find); }

    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override;
    void suffer(const engine::Incident& incident) override { incident_ = incident; }
    void startMeasuring() override { account_.startMeasuring(); }
    engine::ResourceReport report(base::Duration window) const override;
    /// Adds what of its readings each workload caused.
    void addCauses(std::vector<engine::CausedReading>& into) const { usage_.addCauses(into); }

    const std::string& name() const { return name_; }
    MachineType type() const { return spec_.type; }
    /// From start to end of executions that began in the measured window and have ended.
    const engine::LatencyHistogram& executionTime() const { return usage_.executionTime(); }
    /// Where the time of those executions went, state by state and in what the states called.
    const engine::BandRecorder& bands() const { return bands_; }
    /// Those that have ended by how they did, and those that have not; as it stands now.
    ExecutionEnds ends() const { return usage_.ends(); }
    /// Tells windowed objectives of the executions that are still under way; once, at the end of the measured window.
    void finish();
    /// Keeps counts for a windowed objective. The reference stays valid.
    const engine::ThresholdWindows& watch(base::Duration window, base::Duration limit) {
        return windows_.emplace_back(window, limit);
    }
    /// The same of an objective that limits its errors: an execution that fails or times out is one.
    const engine::ThresholdWindows& watchErrors(base::Duration window) { return errorWindows_.emplace_back(window); }
    /// Lets percentiles of ExecutionTime be kept there, which outlives the run.
    void watchTime(engine::QuantileWindows& into) { times_.push_back(&into); }

    bool goesByData() const { return data_ != nullptr; }
    /// What the execution begins with that the next call with those draws starts; a machine that goes by data.
    void hand(std::uint64_t draws, std::shared_ptr<Handover> handover);

private:
    struct Fan;
    class OpenBooks;
    class OpenBranch;
    /// What a start draws, and by what it is known.
    struct Start {
        engine::RequestRef request;
        std::uint64_t draws;
        base::Bytes input;
        std::uint8_t branch;
        std::uint8_t inputs;                 ///< the set that its data are from
        std::shared_ptr<Handover> handed{};  ///< its data, instead
    };

    /// How it ended, and the size of what it gave.
    struct Ran {
        Ending ending;
        base::Bytes result;
    };

    // Starting and ending (machine.cpp)
    Admission admit(Operation operation);
    std::shared_ptr<Handover> takeHanded(std::uint64_t draws);
    engine::RequestRef requestLike(const engine::Request& request);
    engine::Process runAlone(Start start, base::Duration wait, bool counted);
    engine::Task<Ran> runOnce(Start start, bool counted);
    engine::Task<Ending> execute(Execution& execution, Strand& strand, ScopeIndex scope);
    ExecutionTotals totalsOf(const Execution& execution, base::Instant began) const;
    base::Duration startOverhead(std::uint64_t draws);

    // States in their order (execution.cpp)
    engine::Task<Ending> runScope(Execution& execution, Strand& strand, ScopeIndex scope);
    engine::Task<Ending> attempt(Execution& execution, Strand& strand, StateIndex state, std::uint64_t key,
                                 base::Instant entered);
    engine::Task<Ending> persist(Execution& execution, Strand& strand, StateIndex state, std::uint64_t key,
                                 base::Instant entered);
    engine::TimeoutLane* laneOf(const PlannedState& planned, const Strand& strand, StateIndex state, Ending& failed);
    Way decide(const PlannedState& planned, std::uint64_t key) const;
    Way decideByData(const PlannedState& planned, Strand& strand, StateIndex state, std::uint64_t key) const;
    StateIndex catchError(const PlannedState& planned, Strand& strand, StateIndex state, Ending& ending) const;
    base::Duration token(const Execution& execution);
    base::Duration enter(Execution& execution, const Strand& strand, StateIndex state, bool again, std::uint64_t key);
    base::Duration waitOf(PlannedState& planned, Strand& strand, StateIndex state, std::uint64_t key, Ending& failed);
    StateIndex choose(const PlannedState& planned, std::uint64_t key) const;
    bool note(Execution& execution, std::int64_t events) const;
    /// The ending, unless the history has no room for what tells of it.
    Ending noted(Execution& execution, const Ending& ending, std::int64_t events) const;
    void stateFailed(Execution& execution, Strand& strand, StateIndex state, Way& way);
    Ending tooMuchHistory() const;

    // Tasks (task.cpp)
    engine::Task<Ending> runTask(Execution& execution, Strand& strand, StateIndex state, std::uint64_t key);
    /// `ended`: what was asked for has been done to its end, well or not.
    engine::Task<Ending> call(Strand& strand, PlannedState& planned, std::uint64_t key, bool& ended);
    engine::Task<Ending> awaitToken(Strand& strand, StateIndex state, std::uint64_t key);
    engine::Call describe(Strand& strand, PlannedState& planned, std::uint64_t key);
    Ending takeResult(Strand& strand, const PlannedState& planned, base::Bytes size) const;
    Ending takeData(Strand& strand, StateIndex state) const;
    Ending checkSize(base::Bytes size) const;

    /// Branches of a Parallel or items of a Map, what bounds them and how they are divided.
    struct Extent {
        std::int64_t items = 0;
        MapPart bounds{};
        Ending failed{};
        std::int64_t batch = 1;
        std::int64_t branches = 0;
        base::Bytes payload{};  ///< of one branch
    };

    // Parallel and Map (fan_out.cpp)
    static Extent extentOf(PlannedState& planned, const Strand& strand, StateIndex state, std::uint64_t key,
                           base::Instant now);
    engine::Task<Ending> fanOut(Execution& execution, Strand& strand, StateIndex state, std::uint64_t key);
    Ending takeResults(Strand& strand, StateIndex state, const Extent& extent, base::Bytes results);
    engine::TaskGroup::Member startAll(Fan& fan);
    engine::TaskGroup::Member runBranch(Fan& fan, std::int64_t nth);
    engine::TaskGroup::Member runChild(Fan& fan, std::int64_t nth);
    void branchEnded(Fan& fan, std::int64_t nth, const Strand& strand, const Ending& ending, std::int64_t items);
    void branchFailed(Fan& fan, std::int64_t nth, const Strand& strand, const Ending& ending, std::int64_t items);
    static void notBegun(Fan& fan, const Ending& ending);
    Strand branchOf(Fan& fan, std::int64_t nth, Ending& failed);

    engine::World& world_;
    Account& account_;
    Spec spec_;
    std::string name_;
    engine::HopId hop_;
    Plan plan_;
    std::unique_ptr<MachineData> data_;                                    ///< where data decide
    std::unordered_map<std::uint64_t, std::shared_ptr<Handover>> handed_;  ///< by the draws of calls to come
    MachineUsage usage_;
    engine::BandRecorder bands_;
    base::Sampler transition_;
    base::Sampler taskOverhead_;
    base::Sampler startOverhead_;
    base::Sampler branchSpacing_;
    base::Sampler childSpacing_;
    base::Sampler completionLag_;
    base::Duration perKilobyte_;
    engine::TimeoutLane& longest_;       ///< of an execution
    engine::TimeoutLane& longestChild_;  ///< of an Express child
    bool reportsAccount_;
    engine::Incident incident_;
    std::deque<engine::ThresholdWindows> windows_;
    std::deque<engine::ThresholdWindows> errorWindows_;
    std::vector<engine::QuantileWindows*> times_;
};

}  // namespace headroom::stepfunctions
