// The names under which organisations write the same thing, as data: one table a concept, many languages.
// Phrases are lower case, without accents, punctuation or numbers; a heading is brought to that form before it is compared.

const tables = {
  summary: `
    summary, executive summary, overview, synopsis, abstract, tl dr, tldr, issue summary,
    incident summary, description, what happened, introduction, problem, problem statement,
    the problem, the incident, the issue, incident, background, context, details of incident,
    incident details, incident description, narrative, resumo, resumo executivo, sumario, visao geral,
    o que aconteceu, descricao, resumen, resumen ejecutivo, descripcion, que paso, resume,
    resume executif, contexte, ce qui s est passe, que s est il passe, zusammenfassung, uberblick,
    was ist passiert, beschreibung, サマリー, サマリ, 概要, 要約, 障害概要, エグゼクティブサマリー, 摘要, 概述, 总结摘要, 事件概述, 事故概述, 요약,
    개요, 장애 개요, 사건 개요
  `,
  timeline: `
    timeline, time line, timelines, chronology, sequence of events, key events, event log,
    incident log, lead up, leadup, timeline of events, events timeline, order of events,
    course of events, chain of events, activity log, chronological, linha do tempo, cronologia,
    cronograma, linea de tiempo, linea del tiempo, linea temporal, chronologie, deroulement,
    frise chronologique, zeitleiste, zeitlicher ablauf, zeitlinie, zeitverlauf, ablauf,
    chronologischer ablauf, tijdlijn, タイムライン, 時系列, 経緯, 時系列の経緯, 时间线, 时间轴, 事件经过, 时间经过, 經過, 時間軸, 時間線,
    타임라인, 시간대별, 시간순, 경과, хронология
  `,
  cause: `
    root cause, root causes, root cause analysis, cause, causes, rca, cause analysis,
    analysis of causes, causal analysis, underlying cause, why did it happen, why it happened,
    why did this happen, why this happened, what caused, what was the cause,
    what went wrong technically, what caused it, primary cause, proximate cause, direct cause,
    technical cause, fault, failure analysis, technical analysis, causa raiz, causas raiz,
    analise de causa, causa, causas, causa principal, causa raiz identificada, analisis de causa,
    cause racine, causes racines, cause principale, analyse des causes, cause profonde, ursache,
    ursachen, grundursache, ursachenanalyse, hauptursache, oorzaak, 根本原因, 原因, 直接原因, 根本原因分析, 原因分析, 真因,
    障害原因, 発生原因, 根因, 根因分析, 事故原因, 故障原因, 근본 원인, 원인, 원인 분석, 근본 원인 분석, 장애 원인, 발생 원인, причина
  `,
  contributing: `
    contributing factors, contributing factor, contributing causes, contributing conditions,
    contributory factors, trigger, triggers, five whys, 5 whys, five why, 5 why, the five whys, why,
    factors, fatores contribuintes, factores contribuyentes, facteurs contributifs, declencheur,
    beitragende faktoren, ausloser, 寄与要因, 誘因, 背景要因, トリガー, 促成因素, 触发原因, 诱因, 기여 요인, 5 porques,
    cinco porques, 5 pourquoi, なぜなぜ分析
  `,
  impact: `
    impact, impacts, customer impact, user impact, business impact, impact assessment, impact summary,
    impact analysis, scope, scope of impact, who was affected, what was affected, affected services,
    affected systems, affected users, affected customers, affected, effects, effect, consequences,
    blast radius, damage, losses, user facing impact, symptoms, impacto, impacto no usuario,
    impacto en el usuario, impacto ao cliente, afectacion, impact utilisateur, services affectes,
    services impactes, auswirkung, auswirkungen, gevolgen, 影響, 影響範囲, 影響内容, 影响, 影响范围, 影響範圍, 业务影响, 用户影响,
    영향, 영향 범위, 영향도, 피해 범위, влияние
  `,
  detection: `
    detection, how was it detected, how we detected, how did we find out, discovery, alerting,
    detection method, deteccao, deteccion, detection de l incident, erkennung, entdeckung, 検知, 検出, 発見,
    发现, 检测, 감지, 탐지, 발견
  `,
  resolution: `
    resolution, recovery, mitigation, fix, fixes, response, resolution and recovery, restoration,
    how was it resolved, how we fixed it, the fix, solution, details of fix, workaround, repair,
    action taken, actions taken, immediate action taken, immediate actions taken, steps taken,
    remediation steps taken, response actions, mitigation steps, resolution steps, recovery steps,
    actions during incident, resolucao, solucao, correcao, acoes tomadas, mitigacao, resolucion,
    solucion, acciones tomadas, mitigacion, solution appliquee, actions immediates, retablissement,
    losung, behebung, wiederherstellung, 復旧, 対応, 解決, 暫定対応, 対応内容, 復旧対応, 対処, 解决, 恢复, 处理过程, 解决方案, 修复, 해결,
    복구, 조치, 대응, 조치 내용, 해결 과정
  `,
  lessons: `
    lessons, lesson, lessons learned, lessons learnt, lesson learned, lesson learnt, learnings,
    learning, key learnings, key takeaways, takeaways, takeaway, what we learned, what did we learn,
    what have we learned, what i learned, what i d do differently, what we would do differently,
    what went well, what went wrong, what went poorly, what worked, what worked well, what didn t work,
    what did not work, what didn t go well, what did not go well, what went badly,
    what could have gone better, what could be better, what could be improved, what can be improved,
    what could have been better, where we got lucky, where did we get lucky, things that went well,
    things that went poorly, things that went wrong, what didn t go so well, went well, went wrong,
    went poorly, how d we do, how did we do, retrospective, reflections, reflection, reflexion,
    moral of the story, good, bad, the good, the bad, lucky, licoes aprendidas, aprendizados,
    aprendizado, o que deu certo, o que funcionou bem, o que funcionou, o que deu errado, licoes,
    lecciones aprendidas, lecciones, aprendizajes, que salio bien, que salio mal, que funciono,
    lo que salio bien, lo que salio mal, lecons apprises, lecons, enseignements, lecons tirees,
    retour d experience, ce qui a bien fonctionne, ce qui a bien marche, ce qui n a pas fonctionne,
    ce qui peut etre ameliore, meta lecon, lecon, erkenntnisse, lehren, gelernt,
    gewonnene erkenntnisse, was lief gut, was lief schlecht, 教訓, 学び, 学んだこと, 得られた教訓, 振り返り, うまくいったこと,
    うまくいかなかったこと, 良かった点, 悪かった点, 改善点, 経験, 经验教训, 教训, 经验, 反思, 總結, 经验总结, 교훈, 배운 점, 회고, 잘된 점, 아쉬운 점, 잘한 점,
    уроки
  `,
  actions: `
    review actions, review action, agreed actions, post incident actions, incident actions,
    recovery todo, outstanding actions, remaining actions, remaining work, remaining tasks,
    action items, action item, actions, action, action plan, action points, follow up, follow ups,
    followup, followups, follow up actions, follow up tasks, follow up items, follow up work,
    follow on actions, next steps, next step, next actions, todo, to do, todos, to dos, to do list,
    tasks, ais, jira tickets, corrective actions, corrective action, corrective and preventive actions,
    corrective and preventative actions, corrective and preventative measures,
    corrective and preventive measures, corrective measures, preventive actions, preventative actions,
    prevention actions, preventive action items, remediation items, remediation actions,
    remediation plan, remediation tasks, open items, outstanding items, improvement actions,
    action register, capa, planned actions, work items, actionables, actionable items, backlog items,
    recommended actions, ongoing actions, mitigation actions, itens de acao, acoes, plano de acao,
    acoes corretivas, acoes preventivas, acoes corretivas e preventivas, proximos passos,
    proximas acoes, acciones, acciones correctivas, acciones preventivas, plan de accion,
    proximos pasos, elementos de accion, acciones a tomar, tareas, plan d action, plan d actions,
    actions preventives, actions correctives, actions a mener, prochaines etapes, massnahmen,
    maßnahmen, aufgaben, nachste schritte, korrekturmassnahmen, acties, vervolgacties, アクションアイテム,
    アクション, 対応事項, 今後の対応, 改善アクション, 今後のアクション, 行动项, 改进措施, 后续行动, 行动计划, 后续措施, 待办事项, 整改措施, 後續行動, 改進措施, 액션 아이템,
    후속 조치, 향후 조치, 액션아이템, 개선 조치, 조치 계획, 개선 사항, 后续改进, план действий
  `,
  prevention: `
    from happening again, happening again, prevent this, what s next, what is next, what are we doing about it,
    what we re doing about it, what comes next, avoid this in the future, how we ll prevent this,
    future prevention, how to avoid this, preventing this, future steps, path forward, the way forward,
    prevention, preventive measures, preventative measures, prevention measures, preventing recurrence,
    prevent recurrence, preventing future incidents, recurrence prevention, how to prevent,
    what could be done to prevent, how do we prevent, how we prevent, how will we prevent, remediation,
    remediations, recommendations, recommendation, improvements, improvement, future improvements,
    planned improvements, future work, future measures, what we are doing, what we re doing,
    what are we doing, what we will do, moving forward, going forward, countermeasures,
    proposed changes, long term fix, long term fixes, permanent fix, safeguards, process improvements,
    changes, prevencao, medidas preventivas, recomendacoes, melhorias, prevencion, recomendaciones,
    mejoras, recommandations, ameliorations, mesures preventives, prevention future, vorbeugung,
    empfehlungen, verbesserungen, pravention, vorbeugende massnahmen, 再発防止, 再発防止策, 恒久対応, 恒久対策, 対策, 改善策,
    防止措施, 预防措施, 预防, 建议, 재발 방지, 재발 방지 대책, 개선 방안, 예방, 예방 조치, 개선점, 재발방지, 재발 방지책, 재발방지 대책
  `,
  severity: `
    severity, sev, severity level, incident severity, priority, sev level, impact level,
    severity classification, criticality, severidade, criticidade, gravidade, prioridade, severidad,
    gravedad, prioridad, gravite, severite, priorite, criticite, schweregrad, prioritat, 重大度, 深刻度, 重要度,
    優先度, 严重程度, 严重级别, 严重性, 故障等级, 故障级别, 级别, 嚴重程度, 심각도, 등급, 장애 등급, 중요도, ernst
  `,
  duration: `
    duration, total duration, incident duration, outage duration, impact duration,
    duration of incident, duration of outage, duration of impact, length, outage length,
    length of outage, total time, total outage, total impact time, time down, elapsed, elapsed time,
    total incident time, duracao, duracao total, duracao do incidente, duracion, duracion total, duree,
    duree totale, duree de l incident, dauer, gesamtdauer, ausfalldauer, 影響時間, 障害時間, 継続時間, 所要時間, 停止時間,
    障害期間, 持续时间, 故障时长, 影响时长, 持續時間, 지속 시간, 장애 시간, 영향 시간, 소요 시간, duur
  `,
  recoveryTime: `
    time to resolve, time to resolution, time to recovery, time to recover, resolution time,
    recovery time, ttr, mttr, time to restore, time to fix, tempo de resolucao, tempo de recuperacao,
    tiempo de resolucion, tiempo de recuperacion, temps de resolution, temps de retablissement, 復旧時間,
    復旧までの時間, 恢复时间, 복구 시간
  `,
  repairTime: `
    time to repair, time to mitigate, time to mitigation, mitigation time
  `,
  downtime: `
    downtime, total downtime, service downtime, outage time, down time, outage, tempo de inatividade,
    indisponibilidade, tempo de indisponibilidade, tiempo de inactividad, temps d arret,
    indisponibilite, ausfallzeit, ダウンタイム, 停机时间, 다운타임
  `,
  date: `
    date, incident date, date of incident, date of outage, outage date, event date,
    date of the incident, date of occurrence, occurred, occurred on, occurred at, incident day, when,
    discovery date, date discovered, date time, date and time, incident from, incident on, dates, data,
    data do incidente, data da ocorrencia, fecha, fecha del incidente, date de l incident, datum,
    datum des vorfalls, 発生日, 日付, 日時, 発生日時, 発生時刻, 日期, 发生日期, 发生时间, 时间, 故障时间, 事故日期, 發生時間, 날짜, 일시, 발생일,
    발생 일시, 발생일시, 일자, 발생 시각, дата
  `,
  started: `
    start, start time, started, started at, incident start, incident start time, began, start date,
    outage start, impact start, time started, time of incident, incident started, begin, from,
    start of incident, date started, start of impact, inicio, hora de inicio, fecha de inicio,
    data de inicio, debut, heure de debut, beginn, 開始, 開始時刻, 障害開始, 开始时间, 시작, 시작 시간, 발생 시간
  `,
  detected: `
    detected, detected at, time detected, detection time, first detected, date detected, reported,
    reported at, detectado, 検知日時, 检测时间, 감지 시각
  `,
  owner: `
    owner, owners, assignee, assignees, assigned to, assigned, responsible, responsible person, who,
    dri, lead, person, responsible party, action owner, point of contact, poc, contact, owned by, team,
    owner team, champion, accountable, responsavel, dono, quem, responsable, responsables, encargado,
    asignado, assigne, porteur, qui, verantwortlich, verantwortliche, verantwortlicher, zustandig, 担当,
    担当者, 負責人, 责任人, 负责人, 责任方, 담당자, 담당, eigenaar, by whom, owner s
  `,
  due: `
    due, due date, due by, deadline, target date, target, eta, by, by when, when, date,
    completion date, target completion, target completion date, expected date, expected completion,
    timeline, timeframe, due on, delivery date, planned date, prazo, data limite, data, quando,
    fecha limite, fecha, plazo, vencimiento, echeance, date limite, delai, date cible, frist, fallig,
    faellig, fallig am, termin, bis, datum, 期限, 期日, 締切, 目標日, 完了予定, 予定日, 截止日期, 截止时间, 完成时间, 完成日期, 计划完成时间,
    기한, 마감일, 완료 예정일, 마감, 예정일, target sprint, sprint
  `,
  status: `
    status, state, done, complete, completed, progress, finished, resolved, estado, situacao, statut,
    etat, stand, zustand, 状態, ステータス, 進捗, 状况, 状态, 進度, 상태, 진행 상황, 진행 상태, 완료, completed on, completion
  `,
  task: `
    action, action item, task, item, description, todo, to do, what, follow up, issue, improvement,
    summary, measure, activity, details, title, actions, action items, recommendation, step, work,
    change, acao, tarefa, descricao, accion, tarea, descripcion, tache, mesure, massnahme, maßnahme,
    aufgabe, アクション, 内容, 対応, 対策, 項目, タスク, 行动项, 措施, 事项, 任务, 改进措施, 조치, 작업, 항목, 내용, 액션, 액션 아이템,
    deliverable, follow up action, proposed action, fix
  `,
  ticket: `
    ticket, tickets, issue, jira, jira ticket, link, links, bug, github issue, tracking,
    tracking issue, pr, reference, tracker, tracking bug, issue link, チケット, 工单, 티켓, jira issue,
    issue tracker, evidence, tracking ticket
  `,
  completion: `
    date completed, completed, completed on, completion date, post mortem completed,
    postmortem completed, review completed, date of completion, closed, closed on, signed off,
    review complete, data de conclusao, fecha de finalizacion, abgeschlossen am, 完了日
  `,
  signOff: `
    sign off, signoff, approval, approvals, sign offs, review and approval, reviewed by, approved by,
    post mortem author, author, aprovacao, aprobacion, approbation, freigabe, 承認, 审批, 승인
  `,
  checklist: `
    checklist, compliance, constitutional compliance, review checklist, post mortem checklist,
    postmortem checklist, constitutional compliance verified, data integrity, verification, validation,
    safety, prerequisites, acceptance criteria, definition of done, チェックリスト, 检查清单, 체크리스트
  `,
  other: `
    references, reference, related, links, appendix, apendix, attachments, supporting information,
    supporting materials, evidence, communication, communications, messaging, participants, attendees,
    responders, people involved, roles, glossary, stats, metrics, related incidents, related documents,
    related documentation, resources, external links, see also, status, q a, faq, questions,
    what is still unclear, open questions, unresolved questions, conclusion, conclusions,
    acknowledgements, metadata, incident metadata, referencias, anexos, communication interne,
    references et liens, annexes, participantes, comunicacao, comunicacion, referenzen, anhang, 関連,
    関連リソース, 参考, 参考資料, メタデータ, 関連資料, 参考资料, 附录, 相关链接, 참고, 참고 자료, 관련 자료, 부록, conclusao,
    conclusion et suite
  `,
}

export type Concept = keyof typeof tables

export const concepts = Object.keys(tables) as readonly Concept[]

const phrases = new Map(
  concepts.map((concept) => [concept, tables[concept].split(',').map((phrase) => phrase.trim())]),
)

/** The phrases that name a concept, in the order of its table. */
export function synonymsOf(concept: Concept): readonly string[] {
  return phrases.get(concept) ?? []
}
