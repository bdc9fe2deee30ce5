// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/base/meter.hpp"
#include "scenarios/format/expected_execution.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/study/expected_machine.hpp"

namespace headroom::study {

/// One kind of request, as a workload or a step sends it.
struct ExpectedAsk {
    std::string route;
    std::string operation;
    std::int64_t items = 1;
    const base::Distribution* itemSize = nullptr;  ///< null: the table's
    std::optional<base::Bytes> fixedSize{};        ///< in its place
    bool consistent = false;
    bool toEnd = false;  ///< of a state machine: whoever asks waits until it has ended
};

/// Sends mean rates through a design and adds up what each resource uses.
class ExpectedUsage {
public:
    explicit ExpectedUsage(const format::Design& design) : design_(design) {}

    /// Sends `rate` requests a second to a resource; how many seconds one takes there, on the mean.
    double send(const std::string& target, const ExpectedAsk& ask, double rate);

    /// A month's readings of what was sent, and of what is held by configuration. Call it once, at the end.
    std::vector<base::MeterReading> readings(base::Duration month);
    /// Whether it tells how long a request to the resource takes.
    bool knows(const std::string& target) const;
    /// What is used and not counted here.
    const std::set<std::string>& leftOut() const { return leftOut_; }

private:
    struct Used {
        double requests = 0.0;     ///< a second
        double busySeconds = 0.0;  ///< of a function's code, a second
        double reads = 0.0;        ///< units a second
        double writes = 0.0;
        double transitions = 0.0;  ///< of a state machine, a second
    };
    const format::Resource* find(const std::string& name) const;
    double toApi(const std::string& name, const apigateway::Spec& api, const ExpectedAsk& ask, double rate);
    double toFunction(const std::string& name, const lambda::Spec& function, double rate);
    double toMachine(const std::string& name, const stepfunctions::Spec& machine, const ExpectedAsk& ask, double rate);
    double toTask(const stepfunctions::Spec& machine, std::size_t index, double rate);
    double codeSeconds(const std::string& name, const lambda::Spec& function);
    void spread();
    void spreadMachine(const std::string& name, const stepfunctions::Spec& machine);
    double toTable(const std::string& name, const dynamodb::Spec& table, const ExpectedAsk& ask, double rate);
    double steps(const lambda::Steps& steps, std::int64_t memory, double rate);
    double step(const lambda::Step& step, std::int64_t memory, double rate);
    double call(const lambda::CallStep& call, std::int64_t memory, double rate);
    const format::Design& design_;
    std::map<std::string, Used> used_;
    std::map<std::string, double> codeSeconds_;
    std::map<std::string, format::ExpectedExecution> executions_;
    std::vector<std::string> calleesFirst_;
    std::set<std::string> leftOut_;
};

}  // namespace headroom::study
