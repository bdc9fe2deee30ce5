// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/function_url.hpp"

namespace headroom::lambda {

engine::Task<engine::Outcome> FunctionUrl::serve(engine::RequestRef request, engine::Call call) {
    engine::Task<engine::Outcome> invocation = function_.serve(request, call);
    const engine::Outcome outcome = co_await invocation;
    if (request->measured) {
        sent_ += outcome.response.count;
        sentTo_.of(request->workload) += outcome.response.count;
    }
    co_return outcome;
}

base::MeterReading FunctionUrl::reading() const {
    return {resource_, "AWSDataTransfer",        "DataTransfer-Out-Bytes",
            sent_,     base::gibibytes(1).count, base::MeterKind::Measured};
}

engine::ResourceReport FunctionUrl::report(base::Duration) const {
    engine::ResourceReport report;
    report.resource = resource_;
    report.readings.push_back(reading());
    return report;
}

void FunctionUrl::addCauses(std::vector<engine::CausedReading>& into) const {
    const base::MeterReading sent = reading();
    into.push_back({resource_, sent.service, sent.usageType, sentTo_.all()});
}

}  // namespace headroom::lambda
