// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/workload/traffic_spec.hpp"

/// The parameters of a workload's Session.
namespace headroom::format {

using base::Field;
using base::FieldKind;
using base::FieldPlace;

inline constexpr std::array kSessionFields{
    Field<workload::SessionSpec>{
        {.name = "Length",
         .label = "Length",
         .kind = FieldKind::DurationDistribution,
         .place = FieldPlace::Here,
         .low = 0,
         .high = 400 * 86'400.0,
         .doc = "How long a client stays; the gateway puts it out after 2 hours, or 10 minutes "
                "without a message.",
         .required = true},
        &workload::SessionSpec::length},
    Field<workload::SessionSpec>{
        {.name = "Messages",
         .label = "Messages sent",
         .kind = FieldKind::Rate,
         .place = FieldPlace::Here,
         .low = 0,
         .high = 1e6,
         .defaultText = "0/s",
         .doc = "By each connected client, at random; their routes and sizes are the workload's."},
        &workload::SessionSpec::messages},
    Field<workload::SessionSpec>{{.name = "Received",
                                  .label = "Messages received",
                                  .kind = FieldKind::Rate,
                                  .place = FieldPlace::Here,
                                  .low = 0,
                                  .high = 1e6,
                                  .defaultText = "0/s",
                                  .doc = "By each connected client, at random, as the server pushes them; ResponseSize "
                                         "each."},
                                 &workload::SessionSpec::received},
};

}  // namespace headroom::format
