// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/machine.hpp"

#include <algorithm>
#include <utility>

#include "model/engine/delay.hpp"
#include "model/engine/outcomes.hpp"
#include "model/platform/client/patience.hpp"
#include "model/services/stepfunctions/express_usage.hpp"

namespace headroom::stepfunctions {

namespace {

// Branches of a call's draws.
constexpr std::uint64_t kStartDraws = 0x7374'6172'7400'0000ULL;      // "start"
constexpr std::uint64_t kExecutionDraws = 0x6578'6563'7574'6500ULL;  // "execute"
constexpr std::uint64_t kDuplicateDraws = 0x7477'6963'6500'0000ULL;  // "twice"
constexpr std::uint64_t kIncidentDraws = 0x6661'696c'0000'0000ULL;   // "fail"

base::Duration longestOf(const Spec& spec) {
    const base::Duration limit = spec.type == MachineType::Express ? kMaxExpressDuration : kMaxStandardDuration;
    if (!spec.definition.timeoutSeconds) return limit;
    return std::min(limit, base::seconds(*spec.definition.timeoutSeconds));
}

/// What a caller that waits is told: a failure is an answer, with the status FAILED in its body.
engine::Outcome answerOf(const Ending& ending, base::Bytes result) {
    return ending.ok() ? engine::succeededWith(result) : engine::failedAnswer(ending.cause);
}

/// A Standard execution counts against the account's quota until it ends, or is stopped with its frame.
class OpenExecution {
public:
    OpenExecution(Account& account, MachineType type) : account_(type == MachineType::Standard ? &account : nullptr) {}
    OpenExecution(const OpenExecution&) = delete;
    OpenExecution& operator=(const OpenExecution&) = delete;
    ~OpenExecution() {
        if (account_ != nullptr && !engine::Scheduler::current().tearingDown()) account_->close();
    }
    void close() {
        if (Account* const account = std::exchange(account_, nullptr); account != nullptr) account->close();
    }

private:
    Account* account_;
};

}  // namespace

Machine::Machine(engine::World& world, Account& account, const Spec& spec, const std::string& name,
                 std::int64_t startSecondsUtc)
    : world_(world),
      account_(account),
      spec_(spec),
      name_(name),
      hop_(world.hops().id(name)),
      plan_(world, spec_, name, startSecondsUtc),
      usage_(world, spec_, name),
      transition_(transitionOf(spec_), world.keyOf("transitions of " + name)),
      taskOverhead_(taskOverheadOf(spec_), world.keyOf("tasks of " + name)),
      startOverhead_(startOverheadOf(spec_), world.keyOf("starts of " + name)),
      branchSpacing_(branchSpacingOf(spec_), world.keyOf("branches of " + name)),
      childSpacing_(spec_.childSpacing, world.keyOf("children of " + name)),
      completionLag_(spec_.completionLag, world.keyOf("jobs of " + name)),
      perKilobyte_(perKilobyteOf(spec_)),
      longest_(world.scheduler().lane(longestOf(spec_))),
      longestChild_(world.scheduler().lane(kMaxExpressDuration)),
      reportsAccount_(account.claimReport()) {
    account.join(spec_.type == MachineType::Express);
    plan_.measure(account);
    if (spec_.data) data_ = spec_.data.source->makeReady(plan_.errorNames(), startSecondsUtc);
}

Admission Machine::admit(Operation operation) {
    const base::Instant now = world_.now();
    if (operation == Operation::StartSyncExecution)
        return account_.enterSync() ? Admission::Yes : Admission::SyncExecutions;
    if (spec_.type == MachineType::Express)
        return account_.startExpress(now) ? Admission::Yes : Admission::ExpressStarts;
    if (!account_.start(now)) return Admission::Starts;
    return account_.open() ? Admission::Yes : Admission::OpenExecutions;
}

base::Duration Machine::startOverhead(std::uint64_t draws) {
    base::Stream stream(base::deriveKey(draws, kStartDraws));
    return base::durationFromDraw(startOverhead_(stream, world_.now()) * incident_.slowdown);
}

void Machine::hand(std::uint64_t draws, std::shared_ptr<Handover> handover) {
    handed_.insert_or_assign(draws, std::move(handover));
}

std::shared_ptr<Handover> Machine::takeHanded(std::uint64_t draws) {
    if (handed_.empty()) return nullptr;
    auto found = handed_.extract(draws);
    return found ? std::move(found.mapped()) : nullptr;
}

engine::Task<engine::Outcome> Machine::serve(engine::RequestRef request, engine::Call call) {
    const auto operation = static_cast<Operation>(call.operation);
    const std::shared_ptr<Handover> handed = takeHanded(call.draws);
    if (call.payload.count > static_cast<std::int64_t>(kMaxPayloadBytes)) co_return engine::refusedWith(400);
    if (incident_.failing > 0.0) {
        base::Stream stream(base::deriveKey(call.draws, kIncidentDraws));
        if (stream.chance(incident_.failing)) co_return engine::brokenWith(500);
    }
    if (const Admission admission = admit(operation); admission != Admission::Yes) {
        if (request->measured) usage_.refused(admission);
        co_return engine::throttledWith(400);
    }
    const base::Instant asked = world_.now();
    const base::Duration overhead = startOverhead(call.draws);
    const std::uint64_t draws = base::deriveKey(call.draws, kExecutionDraws);
    if (operation == Operation::StartExecution) {
        const bool express = spec_.type == MachineType::Express;
        const base::Duration wait = express ? overhead : base::Duration();
        runAlone({requestLike(*request), draws, call.payload, 0, call.index, handed}, wait, true).spawn();
        base::Stream twice(base::deriveKey(call.draws, kDuplicateDraws));
        if (spec_.duplicates > 0.0 && twice.chance(spec_.duplicates))
            runAlone(
                {requestLike(*request), base::deriveKey(draws, kDuplicateDraws), call.payload, 0, call.index, handed},
                wait, false)
                .spawn();
        co_await engine::delay(overhead);
        request->record(hop_, engine::Cause::Overhead, asked, world_.now(), call.branch);
        co_return engine::Outcome{};
    }
    if (operation == Operation::StartSyncExecution) {
        co_await engine::delay(overhead);
        request->record(hop_, engine::Cause::Overhead, asked, world_.now(), call.branch);
    }
    engine::Task<Ran> run = runOnce({request, draws, call.payload, call.branch, call.index, handed}, true);
    const Ran ran = co_await run;
    if (operation == Operation::StartSyncExecution) account_.leaveSync();
    co_return answerOf(ran.ending, ran.result);
}

/// A request for work whose caller does not wait: its time is nobody's latency.
engine::RequestRef Machine::requestLike(const engine::Request& request) {
    engine::RequestRef made = world_.requests().acquire();
    made->key = request.key;
    made->number = request.number;
    made->workload = request.workload;
    made->measured = request.measured;
    made->began = world_.now();
    return made;
}

engine::Process Machine::runAlone(Start start, base::Duration wait, bool counted) {
    co_await engine::delay(wait);
    engine::Task<Ran> run = runOnce(std::move(start), counted);
    co_await run;
}

engine::Task<Machine::Ran> Machine::runOnce(Start start, bool counted) {
    Execution execution;
    execution.type = spec_.type;
    execution.measured = start.request->measured;
    execution.workload = start.request->workload;
    execution.requested = counted;
    Strand strand{start.request, start.branch, start.draws, start.input, 0};
    if (data_ != nullptr) {
        strand.data = start.handed ? data_->open(*start.handed->input, start.draws, world_.now())
                                   : data_->open(start.inputs, start.draws, world_.now());
        strand.payload = strand.data->size();
    }
    OpenExecution open(account_, spec_.type);
    engine::Task<Ending> run = execute(execution, strand, 0);
    const Ending ending = co_await run;
    open.close();
    if (start.handed && ending.ok()) start.handed->output = strand.data->output();
    if (start.handed && !ending.ok()) {
        start.handed->error = plan_.errorName(ending.error);
        start.handed->timedOut = execution.timedOut;
    }
    co_return Ran{ending, strand.payload};
}

/// What is counted of an execution from its start on. One that is stopped, because the Map that it is of has failed or
/// the task that waits for it is over, ends here with its frame: what an Express one has run for is charged.
class Machine::OpenBooks {
public:
    OpenBooks(Machine& machine, Execution& execution, base::Instant began)
        : machine_(machine), execution_(execution), began_(began) {
        machine_.usage_.started(execution_, began_);
    }
    OpenBooks(const OpenBooks&) = delete;
    OpenBooks& operator=(const OpenBooks&) = delete;
    ~OpenBooks() {
        if (closed_ || engine::Scheduler::current().tearingDown()) return;
        ExecutionTotals totals = machine_.totalsOf(execution_, began_);
        totals.stopped = true;
        close(totals);
    }
    void close(const ExecutionTotals& totals) {
        closed_ = true;
        machine_.usage_.ended(execution_, totals, machine_.world_.now());
    }

private:
    Machine& machine_;
    Execution& execution_;
    base::Instant began_;
    bool closed_ = false;
};

engine::Task<Ending> Machine::execute(Execution& execution, Strand& strand, ScopeIndex scope) {
    const base::Instant began = world_.now();
    execution.largest = strand.payload;
    OpenBooks books(*this, execution, began);
    const std::size_t firstSpan = strand.request->spans().size();
    const std::uint8_t caller = strand.branch;
    const client::Patience patience(*strand.request, caller, began);
    strand.branch = patience.branch();
    engine::TimeoutLane& lane = execution.child && execution.express() ? longestChild_ : longest_;
    engine::WithTimeout<Ending> limited(lane, runScope(execution, strand, scope), engine::OnTimeout::Kill);
    const std::optional<Ending> ended = co_await limited;
    if (!ended) patience.end(*strand.request, hop_, world_.now());
    ExecutionTotals totals = totalsOf(execution, began);
    totals.ending = ended.value_or(Ending::failure(kTimeoutError));
    totals.timedOut = execution.timedOut = !ended;
    books.close(totals);
    if (execution.measured && !execution.child) {
        for (engine::ThresholdWindows& windows : windows_) windows.record(began, totals.length);
        for (engine::ThresholdWindows& windows : errorWindows_) windows.count(began, !totals.ending.ok());
        for (engine::QuantileWindows* windows : times_) windows->record(world_.now(), totals.length);
        bands_.record(*strand.request, firstSpan, began, totals.length, caller);
    }
    co_return totals.ending;
}

ExecutionTotals Machine::totalsOf(const Execution& execution, base::Instant began) const {
    ExecutionTotals totals;
    totals.child = execution.child;
    totals.express = execution.express();
    totals.length = world_.now() - began;
    totals.events = execution.express() ? execution.events + 1 : std::min(execution.events + 1, kMaxHistoryEvents);
    totals.memory = expressMemoryBytes(static_cast<std::int64_t>(spec_.definition.bytes), execution.largest.count,
                                       execution.branches);
    return totals;
}

void Machine::finish() {
    usage_.running().each([this](base::Instant began) {
        for (engine::ThresholdWindows& windows : windows_) windows.recordOpen(began, world_.now() - began);
        for (engine::ThresholdWindows& windows : errorWindows_) windows.countOpen(began);
    });
}

engine::ResourceReport Machine::report(base::Duration window) const {
    engine::ResourceReport report;
    report.resource = name_;
    usage_.report(report, window, plan_);
    if (reportsAccount_) report.quotas = account_.use();
    return report;
}

}  // namespace headroom::stepfunctions
