"""English words that say who is limited, preferred, excluded, charged — and those that lift it."""

from jobfair.postings.wording.lexicon.entry import Entry, Role, entries, merged, phrases

ENGLISH_OPERATORS = merged(
    [
        entries(
            Role.LIMIT,
            """
                must must_be must_have needs_to_be need_to_be has_to_be have_to_be should_be shall_be
                limited_to restricted_to reserved_for just specifically limited_to_only open_only_to
                only_open_to we_only_accept only_accept only_accepting only_hire only_consider
                only_considering only_for should must_all_be has_to have_to only_hiring only_recruiting
                only_looking_for no_one_but none_but
                """,
        ),
        entries(
            Role.LIMIT_AROUND,
            """
            only exclusively strictly required is_required are_required essential mandatory solely is_a_must
            are_a_must
            """,
        ),
        entries(Role.HIRE_AROUND, "wanted needed urgently_needed"),
        entries(
            Role.HIRE,
            """
                seeking seeks seek hiring hire hires recruit recruiting recruits recruitment looking_for
                look_for looks_for we_need need needs want wants in_search_of search_for searching_for
                require requires requiring urgently_hiring employ employing opening_for openings_for
                vacancy_for vacancies_for now_hiring to_hire join_us_as apply_as in_need_of
                on_the_lookout_for interviewing
                """,
        ),
        entries(Role.HIRE, "we_are_after we're_after are_after is_after"),
        entries(
            Role.MEANT,
            """
                job_for job_is_for jobs_for role_for role_is_for roles_for position_for position_is_for
                positions_for
                post_for work_for vacancy_is_for job_meant_for work_meant_for
                """,
        ),
        dict.fromkeys(
            phrases(
                "be are is get been",
                "put_aside set_aside ignored discarded passed_over filtered_out screened_out binned skipped",
            ),
            Entry.of(Role.EXCLUDE),
        ),
        entries(
            Role.REQUIRE,
            """
            are_you requirements requirement candidates_should candidate qualifications qualification
            criteria eligibility profile
            """,
        ),
        entries(
            Role.PREFER,
            """
                preferred preferable preferably prefer prefers preference preferences priority ideal
                ideal_for ideally suit suits suited suitable suited_to suitable_for best_suited better
                desirable favoured favored favour favor welcome_especially perfect_for would_suit advantage
                an_advantage a_plus plus given_preference have_priority given_priority first_choice
                particularly_welcome especially_welcome would_be_ideal would_be_perfect strongly_preferred
                highly_preferred are_preferred is_preferred be_preferred would_be_preferred perfect_job_for
                great_for great_job_for bonus an_asset best geared_towards aimed_at targeting mainly mostly
                inclined inclined_towards lean_towards preferring rather
                """,
        ),
        dict.fromkeys(
            [
                *phrases(
                    "first", "considered hired interviewed selected chosen invited employed recruited shortlisted"
                ),
                *phrases(
                    "considered hired interviewed selected chosen invited employed recruited shortlisted", "first"
                ),
                *phrases("take takes taking have has get gets given", "precedence"),
                *phrases("take takes get gets come comes", "priority first"),
            ],
            Entry.of(Role.PREFER),
        ),
        entries(
            Role.EXCLUDE,
            """
                need_not_apply not_accepted not_considered not_wanted not_hired not_eligible not_suitable
                not_welcome not_allowed do_not_apply don't_apply please_do_not_apply please_don't_apply
                should_not_apply shouldn't_apply excluded ineligible rejected not_accept not_accepting
                cannot_apply can't_apply cannot_be_considered will_not_be_considered won't_be_considered
                will_not_be_accepted will_be_rejected are_not_suitable is_not_suitable not_employ not_hire
                not_hiring not_consider not_considering don't_want do_not_want don't_hire do_not_hire
                do_not_accept don't_accept does_not_accept cannot_accept can't_accept unable_to_accept
                not_take don't_take do_not_take do_not_consider don't_consider never_hire refuse reject
                rejecting exclude excludes excluding except apart_from other_than stay_away keep_away
                unsuitable unsuitable_for not_suitable_for not_for no_longer_accept not_be_considered
                not_be_hired not_be_accepted not_preferred won't_hire will_not_hire won't_accept
                will_not_accept cannot_hire can't_hire not_invited not_permitted not_employed barred banned
                prohibited will_not_be_hired not_recruited not_recruiting not_open_to not_available_to
                not_needed turned_away look_elsewhere please_skip not_be_employed must_not_be disqualified
                are_not_eligible avoid should_be_not may_not_apply
                """,
        ),
        dict.fromkeys(
            phrases(
                "not are_not is_not will_not_be cannot_be can't_be won't_be aren't isn't should_not_be may_not_be",
                """
                accepted considered wanted hired eligible suitable welcome allowed recruited employed
                invited permitted needed preferred
                """,
            ),
            Entry.of(Role.EXCLUDE),
        ),
        entries(Role.EXCLUDE_AHEAD, "no zero"),
        entries(
            Role.NEGATE,
            """
                not_discriminate does_not_discriminate do_not_discriminate don't_discriminate
                will_not_discriminate without_discrimination not_limited_to not_only not_restricted_to
                not_exclude do_not_exclude not_reject will_not_ask never_ask do_not_ask don't_ask
                not_require do_not_require don't_require not_required no_requirement no_need
                not_a_requirement not_necessary not_needed_for without_any not_based_on not_reserved_for
                will_not_reject no_discrimination free_from_discrimination not_turn_down not_refuse
                don't_care doesn't_matter does_not_matter is_not_required are_not_required not_ask
                no_preference have_no_preference prohibit_discrimination prohibits_discrimination
                forbid_discrimination no_restriction no_restrictions no_limit no_limits no_limitation
                not_test
                """,
        ),
        entries(
            Role.FORBID,
            """
            never must_not may_not cannot can't do_not don't should_not shall_not are_not_allowed_to not_be
            """,
        ),
        entries(
            Role.CAUSE,
            """
            because because_of on_grounds_of on_the_grounds_of on_the_basis_of based_on by due_to
            """,
        ),
        entries(
            Role.DISCRIMINATE,
            """
            discriminate discrimination discriminates discriminating prejudice bias harassment
            """,
        ),
        entries(
            Role.OPEN,
            """
                regardless regardless_of irrespective irrespective_of no_matter welcome welcomed are_welcome
                is_welcome both either equally equal equal_opportunity equal_opportunities inclusive diverse
                whatever alike may_apply can_apply encouraged encouraged_to_apply is_no_barrier
                not_a_barrier no_bar no_object not_important unimportant open_to_all open_to welcomes
                welcome_to_apply eligible_to_apply invited_to_apply is_fine are_fine also_welcome
                very_welcome warmly_welcome every everyone immaterial irrelevant
                """,
        ),
        entries(Role.UNIT, "positions vacancies people persons"),
        entries(Role.POST, "position post job role work jobs roles positions vacancy vacancies posts"),
        entries(
            Role.BRIDGE,
            """
                a an the who that are is will be of candidates candidate applicants applicant people persons
                person individuals individual staff employees employee workers worker team_members
                colleagues please very highly strongly status new some several two three four five six ten
                one job_seekers jobseekers seekers graduates holders folks persons_with people_with those
                someone anyone would also sorry may with experienced young energetic hard-working
                hardworking qualified enthusiastic reliable friendly full-time part-time professional
                english-speaking motivated cheerful responsible polite confident outgoing skilled talented
                well-presented smart honest trained fit strong healthy bright
                """,
        ),
        entries(Role.AND, "and or nor as_well_as & along_with"),
        entries(
            Role.TASK,
            """
                responsible responsible_for serve serving serves assist assisting help helping caring care
                caring_for care_for support supporting work_with working_with works_with teach teaching
                teaches coach coaching sell selling design designing treat treating treatment research
                manage managing handle handling produce producing manufacture develop developing counsel
                counselling advise advising train training protect protecting escort collect collecting
                refund process processing check checking review reviewing verify verifying fight prevent
                preventing prevention patrol supervise supervising run running administer administering
                calculate reconcile greet greeting dress style styling market marketing promote promoting
                lead leading raise raising organise organize organising organizing prepare preparing
                maintain maintaining diagnose
                """,
        ),
        entries(
            Role.SERVED,
            """
                customer customers client clients patient patients guest guests visitor visitors shopper
                shoppers audience audiences user users member members student students pupil pupils children
                child clothing clothes wear fashion shoes footwear apparel garments accessories underwear
                lingerie department ward wards dormitory dorm dorms dormitories toilet toilets bathroom
                restroom restrooms changing_room locker_room prison prisons prisoners inmates hospital
                clinic clinics centre center school schools college league football basketball volleyball
                team's team teams health healthcare care hygiene product products cosmetics skincare perfume
                magazine section shelter shelters rights federation association organisation organization
                charity foundation community communities village street road church temple university museum
                restaurant food studies research institute institution vaccine vaccines drug drugs test_kit
                test_kits kits kit reagents virus prevention treatment services service programme program
                project projects market markets victims survivors athletes players passengers population
                populations culture literature history art music language languages medicine heritage day
                gym salon spa hairdressing facilities access parking friends family residents elderly
                seniors partner
                """,
        ),
        entries(
            Role.ASK,
            """
            state indicate specify disclose mention declare reveal tell_us please_state please_indicate
            inform
            """,
        ),
        entries(
            Role.BENEFIT,
            """
            enjoy enjoys offer offers offering provide provides provided receive receives receive_paid
            entitled entitled_to granted benefits include includes including paid leave bonus_of protection
            free
            """,
        ),
        entries(
            Role.WARNING,
            """
            beware scam scams fraud report fraudsters warning if_anyone if_someone anyone_asking complaint
            complaints illegal
            """,
        ),
        entries(
            Role.ABSENCE,
            """
            without free_of free_from not non no_history_of never_had not_have does_not_have do_not_have
            have_no has_no having_no with_no nobody_with are_not is_not aren't isn't not_be cannot_be
            can't_be not_a cannot_have must_not_have should_not_have
            """,
        ),
        entries(
            Role.TEST,
            """
            test tests testing screening screened report reports certificate blood_test check-up checkup
            examination exam medical negative tested
            """,
        ),
        entries(
            Role.HOLD,
            """
            hold holds holding keep keeps kept retain retains retained withhold withheld surrender
            surrendered confiscate confiscated held leave_with deposit_your hand_in hand_over_your
            taken_away safekeeping keep_your
            """,
        ),
        entries(
            Role.PAY,
            """
            pay pays paying paid_by deduct deducted deducting deduction deducts charge charged charges
            charging cost costs buy purchase purchasing bear borne own_expense at_your_own_expense own_cost
            at_own_cost at_your_own_cost at_their_own_expense cover hand_over payable transfer collected
            upfront up_front in_advance
            """,
        ),
    ]
)
