// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include <array>
#include <memory>

#include "gui/items/result_subject.hpp"
#include "report/figures/axis_link.hpp"

class QComboBox;

namespace headroom::gui {

class Banner;
class Card;
class CausesCard;
class FiguresCard;
class HeadlineCard;
class HeatCard;
class LatencyCard;
class QuotaCard;
class SeriesStack;
class ShareBar;

/// The results of one design, or of one of its resources or workloads: figures, latency and its causes, time series
/// that zoom together, quotas.
class ResultsPage : public QScrollArea {
    Q_OBJECT
public:
    explicit ResultsPage(QWidget* parent = nullptr);

    /// `result` is a part of `study`. What is looked at stays, if this design has it, too.
    void show(std::shared_ptr<const study::StudyResult> study, const study::DesignResult& result);
    /// Goes to a resource or a workload; false where the result says nothing of it.
    bool showSubject(OutlineItem::Kind kind, const std::string& key);

    void zoomIn();
    void zoomOut();
    void showAllTime();
    const figures::AxisLink& time() const;

private:
    QWidget* buildHead();
    QWidget* buildHeadlines();
    QWidget* buildLatency();
    void fillSubjects();
    void showChosen();
    void showCauses(const QString& of);
    void showSeries();
    const ResultSubject& subject() const;
    std::shared_ptr<const study::StudyResult> study_;
    const study::DesignResult* result_ = nullptr;
    std::vector<ResultSubject> subjects_;
    QComboBox* about_;
    Banner* banner_;
    QWidget* headlineRow_ = nullptr;
    std::array<HeadlineCard*, 5> headlines_{};
    Card* shares_;
    ShareBar* shareBar_;
    FiguresCard* figures_;
    QWidget* latencyRow_ = nullptr;
    LatencyCard* latency_ = nullptr;
    CausesCard* causes_ = nullptr;
    SeriesStack* series_;
    HeatCard* heat_;
    QuotaCard* quotas_;
};

}  // namespace headroom::gui
