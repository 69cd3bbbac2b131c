"""English words and phrases of every class."""

from jobfair.postings.wording.lexicon.entry import Entry, Role, entries, merged
from jobfair.postings.wording.verdicts import Ground

ENGLISH: dict[str, Entry] = merged(
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
            (
                f"{head} {tail}"
                for head in """
                    not,are not,is not,will not be,cannot be,can't be,won't be,aren't,isn't,should not
                    be,may not be
                    """.split(",")
                for tail in """
                    accepted considered wanted hired eligible suitable welcome allowed recruited employed
                    invited permitted needed preferred
                    """.split()
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
        entries(
            Role.TERM,
            """
                male males man men female females woman women lady ladies gentleman gentlemen girl girls boy
                boys guy guys gal gals bloke blokes chap chaps young_lady young_ladies young_man young_men
                young_girl young_girls young_guy housewife housewives mom moms mum mums mothers mother
                stay-at-home_moms stay-at-home_mums father fathers dad dads babe babes girl_friday
                gal_friday schoolgirl lad lads lass dude dudes bro bros beauties beauty_queen masculine
                feminine maiden cute_girls beautiful_girls sister sisters handsome_guys chick chicks
                """,
            Ground.SEX,
        ),
        entries(
            Role.TERM,
            """
                waitress waitresses salesman salesmen saleswoman saleswomen stewardess stewardesses hostess
                hostesses barmaid barmaids handyman foreman foremen craftsman craftsmen repairman repairmen
                serviceman servicemen cleaning_lady tea_lady lunch_lady delivery_boy delivery_boys
                office_boy bellboy bellboys busboy deliveryman deliverymen cameraman doorman doormen
                chairman workman workmen draftsman draughtsman fireman policeman actress actresses
                seamstress maid maids chambermaid watchman watchmen headmaster headmistress barman barmen
                showgirl showgirls
                """,
            Ground.SEX,
            "title-en",
        ),
        entries(Role.TERM, "him his her hers himself herself", Ground.SEX, "pronoun"),
        entries(Role.TERM, "he she", Ground.SEX, "subject"),
        entries(Role.ATTRIBUTE, "sex gender genders sexes", Ground.SEX),
        entries(
            Role.PAIR,
            """
                male_or_female female_or_male men_and_women women_and_men men_or_women women_or_men
                male_and_female female_and_male males_and_females females_and_males males_or_females
                females_or_males ladies_and_gentlemen gentlemen_and_ladies he_or_she she_or_he his_or_her
                her_or_his him_or_her her_or_him boys_and_girls girls_and_boys both_men_and_women
                both_women_and_men both_sexes both_genders either_sex either_gender any_gender any_sex
                all_genders all_sexes he/she she/he his/her her/his him/her m/f f/m m/f/d m/w/d f/m/d m/f/x
                male/female female/male he/her himself/herself s/he himself_or_herself mum_or_dad
                mums_and_dads mothers_and_fathers fathers_and_mothers ladies_and_gents
                salesman_or_saleswoman salesman/saleswoman salesmen_and_saleswomen waiter_or_waitress
                waiter/waitress waiters_and_waitresses waitresses_and_waiters waiters/waitresses
                actor/actress actors_and_actresses host/hostess steward/stewardess waiters_or_waitresses
                women_as_well_as_men handyman/woman woman_or_man man_or_woman man_and_woman lads_and_lasses
                young_men_and_women guys_and_girls
                """,
            Ground.SEX,
        ),
        entries(
            Role.OTHER,
            """
                women's men's ladies' womens mens menswear womenswear woman's lady's girls' boys' girl's
                boy's maternity maternity_leave paternity_leave parental_leave maternity_room nursing_room
                lactation_room mother-and-baby mother_and_baby mother's_day father's_day women's_day
                gynaecology gynecology obstetrics women's_federation women's_health ladieswear man_the man_a
                manned manning man-hours man_hours man-made man-machine men's_room women's_room
                girls'_school boys'_school girl_scouts boy_scouts feminine_hygiene male_connector
                female_connector male_connectors female_connectors male_thread female_thread male_fertility
                man_management father_christmas his/hers manpower oil_man yes-man bogeyman girls_school
                boys_school female_patients male_patients female_clients male_clients women_clients
                female_customers male_customers female_prisoners male_dormitory female_dormitory
                women_patients men's_shoes sister_company sister_companies boyfriend girlfriend
                man_and_machine childcare child_care bachelor bachelor's bachelor's_degree bachelor_degree
                master's_degree single_page single-page single_point single_point_of_contact single_sign-on
                single_room single_rooms single_site single_dormitory single_market single-use every_single
                a_single single_customer_view single_quotes not_a_single single_source singled_out
                single-cell single_crystal single_parent_families marriage_registration marriage_leave
                wedding weddings wedding_leave wedding_planner pregnancy_care prenatal antenatal
                pregnancy_protection pregnant_clients pregnant_customers family-friendly family_law
                married_couples_counselling breastfeeding breastfeeding_room breastfeeding_breaks
                pregnancy_leave family_planning_clinic family_planning_service han_chinese_medicine
                chinese_medicine race_car race_track horse_race relay_race arms_race race_condition
                race_conditions black_belt black_box white_paper white_papers whiteboard white-collar
                blackboard black_tea white_box white_wine black_pepper white_goods white_label white-label
                green_card black_friday white_space black_and_white minority_languages minority_areas
                minority_shareholder minority_interest ethnic_food ethnic_minority_culture ethnic_cuisine
                muslim_food halal christian_louboutin church buddhist_temple religious_affairs buddhist_art
                religious_art buddhist_supplies christian_hospital catholic_hospital catholic_school
                hui_autonomous hiv_clinic hiv_prevention aids_prevention hepatitis_b_vaccine
                hepatitis_vaccine hepatitis_b_test_kits hiv_test_kits infectious_diseases_department
                infectious_disease_hospital infectious_disease_department disease_control teaching_aids
                visual_aids training_aids hearing_aids first_aid aids_in disabled_access disabled_parking
                disabled_toilet disabled_children disabled_customers disabled_people's_federation
                disability_services disability_insurance disability_benefits disability_support
                people_with_disabilities_services disabled_persons_federation wheelchair_access
                wheelchair-accessible wheelchair_accessible wheelchair_manufacturer accessible able_to
                local_market local_markets local_language local_customers local_clients local_authority
                local_authorities local_government local_dialect local_area local_law local_laws
                local_knowledge local_community local_team local_business local_suppliers local_media
                local_minimum_wage local_transport local_regulations foreign_trade rural_areas
                rural_development rural_market rural_bank rural_schools migrant_workers'_wages
                household_registration_office household_registration_section household_goods
                household_products household_appliances tall_buildings height_of_the high_heels
                working_at_height work_at_height heights working_at_heights work_at_heights heavy_weight
                non-stop not_only must-have not_less_than no_less_than no_experience no_experience_required
                no_experience_needed no_experience_necessary no_overtime no_problem no_more_than
                no_later_than no_weekend no_night no_fewer_than no_fees no_fee no_charge no_charges
                no_deposit no_deposits no_training_fee no_hidden_fees free_training deposit_accounts
                bank_deposits deposit_slip customer_deposits guest_deposits customer_deposit guest_deposit
                hotel_deposits security_deposits_from_tenants tenancy_deposits cash_deposits term_deposits
                time_deposits deposit_business deposit_and_loan deposit_products for_example all_inclusive
                needs_analysis any_time at_any_time any_questions all_year work_permit best_practice
                """,
        ),
        entries(
            Role.TERM,
            """
            unmarried married single divorced widowed spinster newlywed newlyweds childless spouse husband
            wife single_parents single_mothers unattached engaged_to_be_married already_have_children
            having_children children_of_their_own kids young_children small_children dependents
            """,
            Ground.MARRIAGE_CHILDBEARING,
            "state",
        ),
        entries(
            Role.TERM,
            """
            pregnant pregnant_women pregnancy pregnancies expectant_mothers nursing_mothers
            breastfeeding_mothers mothers-to-be plans_to_have_children plan_to_have_children
            plans_for_children plans_to_get_married plan_to_get_married plans_to_marry
            planning_to_have_children planning_a_family plans_to_start_a_family plan_to_start_a_family
            planning_to_get_married planning_to_get_pregnant plan_to_become_pregnant intend_to_have_children
            intention_to_have_children family_plans planning_pregnancy planning_children
            plans_to_become_pregnant plans_to_get_pregnant marriage_plans
            """,
            Ground.MARRIAGE_CHILDBEARING,
            "out",
        ),
        entries(
            Role.TERM,
            """
            get_pregnant become_pregnant getting_pregnant becoming_pregnant get_married getting_married
            have_children have_a_baby start_a_family have_kids give_birth having_a_baby having_kids marry
            """,
            Ground.MARRIAGE_CHILDBEARING,
            "act",
        ),
        entries(
            Role.TERM,
            """
            pregnancy_test pregnancy_tests pregnancy_testing pregnancy_check pregnancy_screening
            test_for_pregnancy proof_of_not_being_pregnant pregnancy_certificate
            """,
            Ground.MARRIAGE_CHILDBEARING,
            "test",
        ),
        entries(
            Role.ATTRIBUTE,
            """
            marital_status family_status parental_status marital_and_childbearing_status family_situation
            childbearing_status
            """,
            Ground.MARRIAGE_CHILDBEARING,
        ),
        entries(
            Role.TERM,
            """
            han han_chinese han_ethnicity ethnic_han caucasian caucasians white whites white-skinned
            fair-skinned blacks black_people white_people asians westerners western-looking native-looking
            foreign-looking white_face european-looking
            """,
            Ground.ETHNICITY,
            "in",
        ),
        entries(
            Role.TERM,
            """
            uyghur uyghurs uighur uighurs tibetan tibetans hui manchu manchus mongolian mongolians kazakh
            kazakhs zhuang miao korean-chinese ethnic_koreans africans african black_applicants jews jewish
            arabs
            """,
            Ground.ETHNICITY,
            "minority",
        ),
        entries(
            Role.TERM,
            """
            ethnic_minorities ethnic_minority minorities minority_candidates minority_applicants minority
            people_of_colour people_of_color
            """,
            Ground.ETHNICITY,
            "minorities",
        ),
        entries(
            Role.ATTRIBUTE,
            """
            race ethnicity ethnic_origin ethnic_group nationality_group colour color skin_colour skin_color
            national_origin ethnic_background
            """,
            Ground.ETHNICITY,
        ),
        entries(
            Role.TERM,
            """
            christian christians muslim muslims buddhist buddhists catholic catholics hindu hindus atheist
            atheists religious_believers believers religious_people religious_belief religious_beliefs
            religious_affiliation protestants churchgoers jehovah's_witnesses taoists believer religious
            non-religious non-believers
            """,
            Ground.RELIGION,
            "state",
        ),
        entries(Role.ATTRIBUTE, "religion creed faith religions", Ground.RELIGION),
        entries(
            Role.TERM,
            """
            hepatitis hepatitis_b hepatitis_c hbv hiv aids tuberculosis tb syphilis infectious_disease
            infectious_diseases contagious_disease contagious_diseases communicable_disease
            communicable_diseases covid covid-19 coronavirus std stds
            """,
            Ground.HEALTH_CARRIER,
            "disease",
        ),
        entries(
            Role.TERM,
            """
            hepatitis_b_carriers hepatitis_b_carrier hepatitis_carriers hepatitis_b_virus_carriers
            hbv_carriers hbv_carrier hbv_positive hiv_positive hiv-positive hbv-positive hiv_carriers
            carriers_of_hepatitis_b virus_carriers carriers covid_survivors hepatitis_b_patients
            hepatitis_patients previously_infected past_infection covid_history history_of_covid
            positive_for_hiv previously_infected_with_covid infected_with_covid
            """,
            Ground.HEALTH_CARRIER,
            "out",
        ),
        entries(
            Role.TERM,
            """
            hepatitis_b_test hepatitis_test hbv_test hiv_test hbsag hbsag_test hepatitis_b_test_report
            hiv_test_report hepatitis_b_screening hepatitis_b_report hiv_testing hiv_screening
            hepatitis_b_surface_antigen hbv_screening
            """,
            Ground.HEALTH_CARRIER,
            "test",
        ),
        entries(Role.ATTRIBUTE, "health_status hiv_status hepatitis_status carrier_status", Ground.HEALTH_CARRIER),
        entries(
            Role.TERM,
            """
            disabled disability disabilities handicapped handicap handicaps disabled_people
            people_with_disabilities persons_with_disabilities disabled_persons wheelchair_users wheelchair
            deaf blind cripple cripples physically_challenged deaf_people blind_people physical_defects
            physical_defect impairment impairments mental_illness
            """,
            Ground.DISABILITY,
            "out",
        ),
        entries(
            Role.TERM,
            """
            able-bodied able_bodied non-disabled fully_able-bodied physically_intact no_physical_defects
            no_physical_disability no_disabilities no_disability sound_limbs of_sound_body no_handicap
            no_physical_handicap
            """,
            Ground.DISABILITY,
            "in",
        ),
        entries(Role.ATTRIBUTE, "disability_status", Ground.DISABILITY),
        entries(
            Role.TERM,
            """
            locals local_people local_residents local_hukou local_candidates local_applicants
            jinzhou_residents jinzhou_locals jinzhou_hukou jinzhou_household_registration
            local_household_registration urban_hukou city_hukou urban_residents beijing_hukou shanghai_hukou
            natives local_registration beijing_locals shanghai_locals registered_residents
            household_registration_in_jinzhou hukou local_person local_resident local_household_register
            liaoning_natives liaoning_residents permanent_residents_of_jinzhou jinzhou_natives
            born_in_jinzhou jinzhou_household_register household_registration local_residency
            """,
            Ground.HOUSEHOLD_REGION,
            "in",
        ),
        entries(
            Role.TERM,
            """
            outsiders non-locals non_locals out-of-towners out_of_towners migrants migrant_workers
            rural_hukou rural_residents rural_workers rural_household_registration rural_people
            people_from_henan people_from_the_northeast people_from_other_provinces out-of-province
            non-local nonlocals peasants villagers country_people people_from_xinjiang
            people_from_the_countryside out-of-town_applicants henan_people northeasterners
            people_from_outside non-resident non-residents farmers agricultural_hukou
            people_from_other_cities people_from_rural_areas out-of-town out-of-province_applicants
            """,
            Ground.HOUSEHOLD_REGION,
            "out",
        ),
        entries(
            Role.ATTRIBUTE,
            """
            household_register household_registration_type hukou_type place_of_origin
            place_of_household_registration residence_registration place_of_registration
            """,
            Ground.HOUSEHOLD_REGION,
        ),
        entries(
            Role.TERM,
            """
            full-time_degree full-time_education full-time_bachelor's full-time_university
            regular_full-time_degree 985 211 top_universities first_degree elite_universities
            recent_graduates_only ivy_league regular_college full-time_bachelor's_degree
            """,
            Ground.STATUS,
            "in",
        ),
        entries(
            Role.TERM,
            """
            part-time_degree part-time_degrees part-time_students self-taught_degree correspondence_degree
            correspondence_degrees adult_education_degrees agency_workers dispatched_workers ex-convicts
            ex-offenders previous_graduates unemployed_people unemployed the_unemployed self-study_degrees
            adult_education dispatch_workers labour_dispatch_workers temps
            """,
            Ground.STATUS,
            "out",
        ),
        entries(
            Role.TERM,
            """
            deposit deposits security_deposit bond training_fee training_fees uniform_fee uniform_fees
            registration_fee application_fee processing_fee service_fee agency_fee placement_fee admin_fee
            administration_fee joining_fee medical_fee guarantee_deposit caution_money uniform_deposit
            guarantee_money entry_fee recruitment_fee upfront_fee clothing_fee cost_of_training
            cost_of_the_uniform cost_of_uniform cost_of_the_training training_costs own_uniform
            uniform_costs interview_fee training_cost
            """,
            Ground.FEE_DEPOSIT,
            "fee",
        ),
        entries(Role.TERM, "uniform uniforms work_clothes protective_clothing", Ground.FEE_DEPOSIT, "uniform"),
        entries(Role.TERM, "m f", Ground.SEX, "letter"),
        entries(
            Role.TERM,
            """
            guarantor training_loan training_loans financial_guarantee property_guarantee
            """,
            Ground.FEE_DEPOSIT,
            "guarantee",
        ),
        entries(
            Role.TERM,
            """
            passport passports id_card id_cards identity_card identity_cards original_id id_documents
            identity_documents original_documents original_certificates diploma diplomas original_diploma
            original_id_card driving_licence driver's_license degree_certificate original_certificate
            original_passport id original_identity_card ids
            """,
            Ground.DOCUMENT_HOLDING,
            "paper",
        ),
    ]
)
