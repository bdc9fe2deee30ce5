// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/workload/arrival_spec.hpp"

/// The parameters of the arrival processes (scenario-format section 1).
namespace headroom::format {

// Tables, to be read row by row.
// clang-format off

namespace arrival {

using base::Field;
using base::FieldKind;
using base::FieldPlace;

inline constexpr base::FieldInfo kRate{.name = "Rate", .label = "Rate", .kind = FieldKind::Rate, .place = FieldPlace::Here,
                                       .doc = "Arrivals a second, minute, hour or day: \"120/s\".", .required = true};
inline constexpr base::FieldInfo kMean{.name = "Mean", .label = "Mean rate", .kind = FieldKind::Rate, .place = FieldPlace::Here,
                                       .doc = "Mean rate over the whole cycle.", .required = true};
inline constexpr base::FieldInfo kPeakToMean{.name = "PeakToMean", .label = "Peak to mean", .kind = FieldKind::Number,
                                             .place = FieldPlace::Here, .low = 1, .high = 200, .defaultText = "2",
                                             .doc = "The day's peak rate as a multiple of its mean."};
inline constexpr base::FieldInfo kPeakAt{.name = "PeakAt", .label = "Peak at", .kind = FieldKind::Object, .place = FieldPlace::Here,
                                         .defaultText = "12:00", .doc = "Time of day of the peak, on the workload's clock: \"20:00\"."};
inline constexpr base::FieldInfo kAt{.name = "At", .label = "At", .kind = FieldKind::Duration, .place = FieldPlace::Here, .low = 0,
                                     .defaultText = "0s", .doc = "From Start."};

inline constexpr std::array kConstant{
    Field<workload::Constant>{{.name = "Rate", .label = "Rate", .kind = FieldKind::Rate, .place = FieldPlace::Here,
                               .doc = "Arrivals a second, minute, hour or day, above 0: \"120/s\".", .required = true},
                              &workload::Constant::rate},
};
inline constexpr std::array kPoisson{Field<workload::Poisson>{kRate, &workload::Poisson::rate}};
inline constexpr std::array kDiurnal{
    Field<workload::Diurnal>{kMean, &workload::Diurnal::mean},
    Field<workload::Diurnal>{kPeakToMean, &workload::Diurnal::peakToMean},
    Field<workload::Diurnal>{kPeakAt},
};
inline constexpr std::array kWeekly{
    Field<workload::Weekly>{kMean, &workload::Weekly::mean},
    Field<workload::Weekly>{kPeakToMean, &workload::Weekly::peakToMean},
    Field<workload::Weekly>{kPeakAt},
    Field<workload::Weekly>{{.name = "Days", .label = "Weekdays", .kind = FieldKind::Object, .place = FieldPlace::Here,
                             .doc = "Seven relative weights, Monday first."}},
    Field<workload::Weekly>{{.name = "Hours", .label = "Hours", .kind = FieldKind::Object, .place = FieldPlace::Here,
                             .doc = "168 relative rates from Monday 00:00 on, in place of Days and the day's wave."}},
};
inline constexpr std::array kRamp{
    Field<workload::Ramp>{{.name = "From", .label = "From", .kind = FieldKind::Rate, .place = FieldPlace::Here, .doc = "Rate before the ramp.", .required = true}, &workload::Ramp::from},
    Field<workload::Ramp>{{.name = "To", .label = "To", .kind = FieldKind::Rate, .place = FieldPlace::Here, .doc = "Rate after the ramp.", .required = true}, &workload::Ramp::to},
    Field<workload::Ramp>{kAt, &workload::Ramp::at},
    Field<workload::Ramp>{{.name = "Over", .label = "Over", .kind = FieldKind::Duration, .place = FieldPlace::Here, .low = 0, .defaultText = "1h", .doc = "How long the ramp takes."}, &workload::Ramp::over},
};
inline constexpr std::array kSpike{
    Field<workload::Spike>{{.name = "Base", .label = "Base", .kind = FieldKind::Rate, .place = FieldPlace::Here, .doc = "Rate outside the spike.", .required = true}, &workload::Spike::base},
    Field<workload::Spike>{{.name = "Peak", .label = "Peak", .kind = FieldKind::Rate, .place = FieldPlace::Here, .doc = "Rate at the top of the spike.", .required = true}, &workload::Spike::peak},
    Field<workload::Spike>{kAt, &workload::Spike::at},
    Field<workload::Spike>{{.name = "For", .label = "For", .kind = FieldKind::Duration, .place = FieldPlace::Here, .low = 1e-9, .defaultText = "5m", .doc = "Length of the spike, rise and fall included."}, &workload::Spike::length},
    Field<workload::Spike>{{.name = "Rise", .label = "Rise", .kind = FieldKind::Duration, .place = FieldPlace::Here, .low = 0, .defaultText = "0s", .doc = "Time to climb to the peak, and to come down; at most half of For."}, &workload::Spike::rise},
};
inline constexpr std::array kStep{
    Field<workload::Steps::Step>{{.name = "At", .label = "At", .kind = FieldKind::Duration, .place = FieldPlace::Here, .low = 0, .defaultText = "0s",
                                  .doc = "From Start, later than the step before. Before a first step later than 0s there is no traffic; a first step at 0s is the rate of the warm-up as well."},
                                 &workload::Steps::Step::at},
    Field<workload::Steps::Step>{kRate, &workload::Steps::Step::rate},
};
inline constexpr std::array kState{
    Field<workload::Bursty::State>{kRate, &workload::Bursty::State::rate},
    Field<workload::Bursty::State>{{.name = "MeanFor", .label = "Mean stay", .kind = FieldKind::Duration, .place = FieldPlace::Here, .low = base::toSeconds(workload::kShortestStay),
                                    .defaultText = "1m", .doc = "Mean of the exponential time spent in the state."},
                                   &workload::Bursty::State::meanStay},
};
inline constexpr std::array kClosed{
    Field<workload::Closed>{{.name = "Users", .label = "Users", .kind = FieldKind::Integer, .place = FieldPlace::Here, .low = 1, .high = 10'000'000,
                             .doc = "Users that each have one request at a time.", .required = true},
                            &workload::Closed::users},
    Field<workload::Closed>{{.name = "Think", .label = "Think time", .kind = FieldKind::DurationDistribution, .place = FieldPlace::Here,
                             .doc = "Between the end of one request and the next; a user asks at most once a millisecond.", .required = true},
                            &workload::Closed::think},
};

}  // namespace arrival

/// What a Trace names besides its file.
struct TraceForm {
    std::string file;
    std::size_t format = 0;
    std::optional<std::string> column;
    std::optional<std::string> row;
    std::optional<std::string> statistic;
    std::optional<base::Duration> interval;
    std::size_t gaps = 0;
    double burstiness = 1.0;
    bool includesRetries = false;
};

namespace arrival {

inline constexpr std::array<std::string_view, 6> kTraceFormats{"auto", "csv", "csv-wide", "csv-arrivals", "cloudwatch-metric-data", "cloudwatch-metric-statistics"};
inline constexpr std::array<std::string_view, 3> kGaps{"error", "zero", "interpolate"};

inline constexpr std::array kTrace{
    Field<TraceForm>{{.name = "File", .label = "File", .kind = FieldKind::Text, .place = FieldPlace::Here, .doc = "CSV or CloudWatch JSON, relative to the scenario. Its first interval begins at Start, whatever its timestamps say: give Simulation.Start its first time where other workloads follow the clock.", .required = true}, &TraceForm::file},
    Field<TraceForm>{{.name = "Format", .label = "Format", .kind = FieldKind::Choice, .place = FieldPlace::Here, .choices = kTraceFormats, .defaultText = "auto",
                      .doc = "How the file holds the trace; auto looks at it."},
                     [](TraceForm& form, std::size_t index) { form.format = index; }},
    Field<TraceForm>{{.name = "Column", .label = "Column", .kind = FieldKind::Text, .place = FieldPlace::Here, .doc = "Of a long CSV: the column of counts; of CloudWatch data: the Id or Label."}, &TraceForm::column},
    Field<TraceForm>{{.name = "Row", .label = "Row", .kind = FieldKind::Text, .place = FieldPlace::Here, .doc = "Of a wide CSV: a cell of the wanted row, or its number from 1, in quotes."}, &TraceForm::row},
    Field<TraceForm>{{.name = "Statistic", .label = "Statistic", .kind = FieldKind::Text, .place = FieldPlace::Here, .doc = "Of get-metric-statistics data: Sum or SampleCount; without it Sum if there."}, &TraceForm::statistic},
    Field<TraceForm>{{.name = "Interval", .label = "Interval", .kind = FieldKind::Duration, .place = FieldPlace::Here, .low = 1e-3, .high = 31 * 86'400.0, .doc = "Length of one interval, when the file does not show it."}, &TraceForm::interval},
    Field<TraceForm>{{.name = "Gaps", .label = "Gaps", .kind = FieldKind::Choice, .place = FieldPlace::Here, .choices = kGaps, .defaultText = "error",
                      .doc = "What missing intervals mean: an error that names them, no traffic, or a straight line."},
                     [](TraceForm& form, std::size_t index) { form.gaps = index; }},
    Field<TraceForm>{{.name = "Burstiness", .label = "Burstiness", .kind = FieldKind::Number, .place = FieldPlace::Here, .low = 1, .high = 1e6, .defaultText = "1",
                      .doc = "Index of dispersion of the arrivals inside an interval; 1 is Poisson."},
                     &TraceForm::burstiness},
    Field<TraceForm>{{.name = "IncludesRetries", .label = "Includes retries", .kind = FieldKind::Boolean, .place = FieldPlace::Here, .defaultText = "false",
                      .doc = "The recorded counts hold clients' retries as well; the workload's Retry must then be off."},
                     &TraceForm::includesRetries},
};

/// Beside the process in Arrivals.
struct Scales {
    double scale = 1.0;
    double timeScale = 1.0;
};
inline constexpr std::array kScales{
    Field<Scales>{{.name = "Scale", .label = "Scale", .kind = FieldKind::Number, .place = FieldPlace::Here, .low = 0, .high = workload::kGreatestScale, .defaultText = "1", .doc = "Multiplies the number of arrivals; not 0 for Constant, a whole number for Schedule, not for Closed."}, &Scales::scale},
    Field<Scales>{{.name = "TimeScale", .label = "Time scale", .kind = FieldKind::Number, .place = FieldPlace::Here, .low = workload::kLeastTimeScale, .high = workload::kGreatestTimeScale, .defaultText = "1", .doc = "Stretches time: 0.5 replays twice as fast; not for Closed."}, &Scales::timeScale},
};

}  // namespace arrival

// clang-format on

}  // namespace headroom::format
