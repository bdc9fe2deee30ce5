// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>
#include <string>

#include "gui/items/outline.hpp"

namespace headroom::gui {

/// One of the five figures on top of the results.
struct Headline {
    QString label;    ///< "p99, Api"
    QString value;    ///< "118 ms"
    QString detail;   ///< "± 1"
    QString toolTip;  ///< how it is meant; why there is no interval
    Mood mood = Mood::Plain;
};

/// What the latency headlines are about: what the first objective about a latency is about, else the first API, else
/// the first workload, else whatever is measured first.
/// Empty when nothing has a latency.
std::string headlineSubject(const study::DesignResult& result);

/// "≥ $12": a sum that not everything is in.
QString atLeast(const QString& sum);

/// "Not priced, so not in the total: Cache NodeUsage:dax.r5.large 2,190 Hrs"; empty where everything is.
QString notPricedText(const pricing::Bill& bill);

/// Cold starts of a design's invocations, over all functions and replications; nothing where no function ran.
std::optional<double> coldShareOf(const study::DesignResult& result);

/// p50, p99, failed requests (of a state machine: executions), cold starts, cost a month.
std::array<Headline, 5> headlinesOf(const study::StudyResult& study, const study::DesignResult& result);

/// The latency of a resource, route or workload; null when it is not in the result.
const study::Latency* latencyOf(const study::DesignResult& result, const std::string& of);

}  // namespace headroom::gui
