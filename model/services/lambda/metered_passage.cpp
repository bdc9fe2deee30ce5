// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/metered_passage.hpp"

namespace headroom::lambda {

engine::Task<engine::Outcome> MeteredPassage::serve(engine::RequestRef request, engine::Call call) {
    engine::Task<engine::Outcome> work = service_.serve(request, call);
    const engine::Outcome outcome = co_await work;
    if (request->measured) {
        const std::int64_t bytes = outcome.response.count + (tariff_.bothWays ? call.payload.count : 0);
        passed_ += bytes;
        passedFor_.of(request->workload) += bytes;
    }
    co_return outcome;
}

base::MeterReading MeteredPassage::reading() const {
    return {resource_, std::string(tariff_.service), std::string(tariff_.usageType),
            passed_,   base::gibibytes(1).count,     base::MeterKind::Measured};
}

engine::ResourceReport MeteredPassage::report(base::Duration) const {
    engine::ResourceReport report;
    report.resource = resource_;
    report.readings.push_back(reading());
    return report;
}

void MeteredPassage::addCauses(std::vector<engine::CausedReading>& into) const {
    const base::MeterReading passed = reading();
    into.push_back({resource_, passed.service, passed.usageType, passedFor_.all()});
}

}  // namespace headroom::lambda
